package dev.haksa.privacy;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A resident number that somebody asks to have entered; the number itself stays sealed.
 *
 * @param birthDate that it tells
 * @param sex that it tells
 * @param taken whether another student has it
 */
public record ProposedNumber(UUID id, String masked, LocalDate birthDate, Sex sex, boolean taken) {}
