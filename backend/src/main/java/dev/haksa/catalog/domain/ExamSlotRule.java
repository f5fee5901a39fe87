package dev.haksa.catalog.domain;

import dev.haksa.catalog.ExamSlot;
import dev.haksa.regulation.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Article 17 ⑤: the exam timetable is published with enrollment and then stays. It is moved only for a reason that is
 * written down.
 */
public final class ExamSlotRule {
    private ExamSlotRule() {}

    /**
     * Checks a move.
     *
     * @param published the slot that students saw; null while none was set
     * @param enrollmentOpened when the first enrollment window of the term opened or will; null without one
     */
    public static List<Violation> check(
            @Nullable ExamSlot published,
            ExamSlot wanted,
            @Nullable Instant enrollmentOpened,
            Instant now,
            @Nullable String reason) {
        boolean moves = published != null && !published.equals(wanted);
        boolean enrolling = enrollmentOpened != null && !now.isBefore(enrollmentOpened);
        boolean reasoned = reason != null && !reason.isBlank();
        return moves && enrolling && !reasoned
                ? List.of(new Violation("EXAM_SLOT_PUBLISHED", "17.5", Map.of("enrollmentOpened", enrollmentOpened)))
                : List.of();
    }
}
