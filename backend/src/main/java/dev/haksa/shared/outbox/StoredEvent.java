package dev.haksa.shared.outbox;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is read from the outbox.
 *
 * @param at when it happened
 * @param studentNumber whom it concerns; null when nobody in particular
 */
public record StoredEvent(
        OutboxPosition position,
        Instant at,
        String type,
        @Nullable String studentNumber,
        JsonObject payload) {}
