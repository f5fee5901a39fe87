package dev.haksa.student;

import dev.haksa.shared.security.Caller;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A change of a record, and who answers for it.
 *
 * @param effectiveOn day from which it counts
 * @param at when it is written
 * @param reason for the audit trail; null for none
 * @param source what it goes back to, such as {@code record-change/12}; null for nothing in particular
 */
public record ChangeOrder(
        String studentNumber,
        StudentChange change,
        LocalDate effectiveOn,
        Instant at,
        Caller caller,
        @Nullable String reason,
        @Nullable String source) {}
