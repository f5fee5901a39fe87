package dev.haksa.enrollment;

import dev.haksa.enrollment.domain.WaitlistState;
import io.vertx.core.json.JsonArray;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A student's place on a waiting list as it is on record.
 *
 * @param sequence number in the order of the list
 * @param place where the student stands now; null when the wait is over
 * @param replaces section that is given back when the seat comes; null for none
 * @param lastOfferAt when a seat was offered that a rule kept the student from taking; null when that never happened
 * @param lastOffer those reasons, as decisions keep them
 */
public record WaitlistRecord(
        String studentNumber,
        int sectionId,
        WaitlistState state,
        long sequence,
        @Nullable WaitlistPlace place,
        @Nullable Integer replaces,
        Instant joinedAt,
        Instant changedAt,
        @Nullable Instant lastOfferAt,
        @Nullable JsonArray lastOffer) {}
