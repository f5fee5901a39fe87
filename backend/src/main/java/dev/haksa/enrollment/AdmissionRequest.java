package dev.haksa.enrollment;

import dev.haksa.enrollment.domain.Action;
import dev.haksa.shared.security.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request to take or give back a seat.
 *
 * @param arrivedAt when it reached this instance; order and windows are judged by it
 * @param caller who asks: the student, or staff on behalf
 * @param reason of staff who act on behalf; null when the student acts
 */
public record AdmissionRequest(
        Action action,
        String studentNumber,
        int sectionId,
        Instant arrivedAt,
        Caller caller,
        @Nullable String reason) {}
