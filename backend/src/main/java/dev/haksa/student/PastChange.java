package dev.haksa.student;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A change of a record that has happened.
 *
 * @param cause code of the ground of a dismissal; null otherwise
 * @param before the record's fields as they were: state, program, admission, name, birth date and leave
 * @param after the same, since then
 */
public record PastChange(
        int id,
        StudentChange.Kind kind,
        LocalDate effectiveOn,
        Instant at,
        @Nullable String cause,
        @Nullable String source,
        JsonObject before,
        JsonObject after,
        String actorName) {}
