package dev.haksa.regulation;

import java.time.LocalDate;

/**
 * What a decision was taken on.
 *
 * @param asOf the day, in Seoul, whose regulation applied
 * @param regulationVersion fingerprint of the regulation data in use
 */
public record Basis(LocalDate asOf, String regulationVersion) {}
