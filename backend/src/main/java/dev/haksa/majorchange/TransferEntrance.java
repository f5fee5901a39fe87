package dev.haksa.majorchange;

import dev.haksa.majorchange.domain.Entrance;

/** To which year a transfer student was admitted. */
public record TransferEntrance(String studentNumber, Entrance entrance, int version) {}
