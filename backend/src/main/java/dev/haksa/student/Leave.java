package dev.haksa.student;

import dev.haksa.catalog.TermCode;
import java.time.LocalDate;

/**
 * A leave that a student is on.
 *
 * @param requestedOn receipt date of the request
 * @param firstRequestedOn receipt date of the first request, when the leave was extended or its kind changed; a refund
 *     goes by it (제3조②)
 * @param endsOn last day; the student is expected back on the next
 * @param returnTerm first term in which the student is expected back
 */
public record Leave(
        int id,
        LeaveKind kind,
        LocalDate startedOn,
        LocalDate requestedOn,
        LocalDate firstRequestedOn,
        LocalDate endsOn,
        TermCode returnTerm) {}
