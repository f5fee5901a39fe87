package dev.haksa.enrollment;

import dev.haksa.enrollment.domain.Application;
import dev.haksa.enrollment.domain.Command;
import dev.haksa.shared.security.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request about a student's seats.
 *
 * @param arrivedAt when it reached this instance; order and windows are judged by it
 * @param caller who asks: the student, or staff on behalf
 * @param reason of staff who act on behalf; null when the student acts
 */
public record AdmissionRequest(
        Command command,
        String studentNumber,
        Instant arrivedAt,
        Caller caller,
        @Nullable String reason) {
    Application application() {
        return new Application(command, studentNumber, arrivedAt);
    }
}
