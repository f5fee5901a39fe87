package dev.haksa.catalog;

import java.time.Instant;

/** 시험 지정시간대 (article 17 ⑤): when the exam can be taken; {@code endsAt} is exclusive. */
public record ExamSlot(Instant startsAt, Instant endsAt) {
    /** Refuses slots that end before they start. */
    public ExamSlot {
        if (!endsAt.isAfter(startsAt)) {
            throw new IllegalArgumentException("an exam slot ends after it starts");
        }
    }

    /** Whether both are open at some same moment. */
    public boolean overlaps(ExamSlot other) {
        return startsAt.isBefore(other.endsAt) && other.startsAt.isBefore(endsAt);
    }
}
