package dev.haksa.cancellation.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Until when a student who was told of an underpayment may correct or pay (제5조③): to the end of a day in Seoul. */
public final class NoticeDeadline {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private NoticeDeadline() {}

    /** The last day. */
    public static LocalDate day(Instant noticedAt, int days) {
        return LocalDate.ofInstant(noticedAt, SEOUL).plusDays(days);
    }

    /** The last second of the last day. */
    public static Instant lastSecond(LocalDate day) {
        return day.plusDays(1).atStartOfDay(SEOUL).toInstant().minusSeconds(1);
    }

    /** Whether the last day is over. */
    public static boolean hasPassed(LocalDate day, Instant now) {
        return LocalDate.ofInstant(now, SEOUL).isAfter(day);
    }
}
