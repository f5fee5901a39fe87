package dev.haksa.catalog;

import org.jspecify.annotations.Nullable;

/**
 * How something is to be written about a section.
 *
 * @param ifMatch the version that the client has seen; needed when there is one
 * @param ifNoneMatch {@code *} when the client means to create it
 * @param reason why academic affairs writes in the professor's place
 * @param dryRun whether only the decision is asked for
 */
public record DocumentWrite(
        @Nullable String ifMatch,
        @Nullable String ifNoneMatch,
        @Nullable String reason,
        boolean dryRun) {}
