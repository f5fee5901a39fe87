package dev.haksa.tuition;

import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that became of what was paid; never changed.
 *
 * @param amountWon whole won
 * @param credits that go with a carry-over
 * @param source what it goes back to, such as {@code record-change/12}
 * @param settles id of the carry-over that is applied or released
 * @param paidOn day on which a refund was paid out; null for one that is due, and for everything else
 */
public record TuitionEntry(
        int id,
        String term,
        Kind kind,
        TuitionEvent event,
        long amountWon,
        int credits,
        LocalDate baseDate,
        String source,
        @Nullable Integer settles,
        Instant recordedAt,
        @Nullable LocalDate paidOn) {
    /** What became of it. */
    @Schema(name = "TuitionEntryKind", description = "What became of what was paid. / 납부한 등록금의 처리")
    public enum Kind {
        /** 반환: to be paid back to the student. */
        REFUND,
        /** 이월: waits for the next registered term. */
        CARRY_OVER,
        /** It was brought into this term. */
        CARRY_OVER_APPLIED,
        /** It no longer waits. */
        CARRY_OVER_RELEASED
    }
}
