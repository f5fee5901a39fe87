package dev.haksa.matriculation;

import org.jspecify.annotations.Nullable;

/**
 * An applicant with the number that was or would be given.
 *
 * @param studentNumber null before it is given
 */
public record NumberedApplicant(
        Applicant applicant, @Nullable String studentNumber) {}
