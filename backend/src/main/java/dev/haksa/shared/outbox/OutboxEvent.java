package dev.haksa.shared.outbox;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and that others may want to know.
 *
 * @param type what happened, such as {@code enrollment.enrolled}
 * @param subjectKey natural key of what changed
 * @param studentNumber whom it concerns; null when nobody in particular
 */
public record OutboxEvent(
        String type, String subjectKey, @Nullable String studentNumber, JsonObject payload, String correlationId) {}
