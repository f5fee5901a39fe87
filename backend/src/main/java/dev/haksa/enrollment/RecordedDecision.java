package dev.haksa.enrollment;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it was recorded.
 *
 * @param rehearsal whether the student only practised
 * @param asOf the day whose regulation applied
 * @param basis violations, warnings and inputs
 */
public record RecordedDecision(
        long id,
        Instant at,
        String studentNumber,
        int sectionId,
        boolean rehearsal,
        String action,
        String outcome,
        LocalDate asOf,
        String regulationVersion,
        String actorName,
        @Nullable String reason,
        @Nullable String correlationId,
        JsonObject basis) {}
