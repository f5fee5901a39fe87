package dev.haksa.enrollment.domain;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A student's place on a waiting list.
 *
 * @param dropsSectionId section that is given back when the seat comes; null for none
 * @param lastReasons codes of what kept the student from taking the seat offered last; empty when none was offered
 */
public record WaitlistEntry(
        String studentNumber,
        int sectionId,
        int termId,
        @Nullable Integer dropsSectionId,
        Instant joinedAt,
        Set<String> lastReasons) {
    StudentTerm student() {
        return new StudentTerm(studentNumber, termId);
    }

    WaitlistEntry dropping(@Nullable Integer section) {
        return new WaitlistEntry(studentNumber, sectionId, termId, section, joinedAt, lastReasons);
    }

    WaitlistEntry declined(Set<String> reasons) {
        return new WaitlistEntry(studentNumber, sectionId, termId, dropsSectionId, joinedAt, reasons);
    }
}
