package dev.haksa.photo.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * How long pictures are kept.
 *
 * @param endedDays after which pictures go that were rejected, superseded or withdrawn
 * @param yearsAfterLeaving after which the last picture of somebody goes who graduated or left
 */
public record PhotoRetention(int endedDays, int yearsAfterLeaving) {
    /** How long a preview waits for its confirmation. */
    public static final Duration PREVIEW = Duration.ofDays(1);

    /** Whether a preview that was made at an instant can still be confirmed. */
    public static boolean previewStands(Instant madeAt, Instant now) {
        return now.isBefore(madeAt.plus(PREVIEW));
    }

    /** Whether a preview still stands for so long that nobody needs a new one of the same picture. */
    public static boolean previewIsFresh(Instant madeAt, Instant now) {
        return now.isBefore(madeAt.plus(PREVIEW.dividedBy(2)));
    }

    /** Pictures of photos that ended before this instant are no longer kept. */
    public Instant endedBefore(Instant now) {
        return now.minus(Duration.ofDays(endedDays));
    }

    /** Pictures of those who left on this day or earlier are no longer kept. */
    public LocalDate lastDayOfLeaving(LocalDate today) {
        return today.minusYears(yearsAfterLeaving).minusDays(1);
    }
}
