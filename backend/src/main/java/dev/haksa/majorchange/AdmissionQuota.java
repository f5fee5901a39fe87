package dev.haksa.majorchange;

import dev.haksa.majorchange.domain.Room;

/** The admission quota of a program in an entrance year, and the room that it leaves (article 34 (1)). */
public record AdmissionQuota(int entranceYear, String programCode, Room room, int version) {}
