package dev.haksa.enrollment.store;

import dev.haksa.enrollment.domain.Registration;

/**
 * A registration with the version of its section's facts.
 *
 * @param factsVersion see {@link SeatRow#factsVersion()}
 */
public record RegistrationRow(String studentNumber, int termId, Registration registration, long factsVersion) {}
