package dev.haksa.notice;

import dev.haksa.notice.domain.MailState;
import dev.haksa.notice.domain.NoticeKind;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a student was told.
 *
 * @param at when it happened
 * @param parameters the values that the texts speak of, as the event had them
 * @param createdAt when it came into the inbox
 * @param readAt when the student marked it as read
 * @param mailAt since when the mail is in its state
 */
public record Notice(
        long id,
        String studentNumber,
        NoticeKind kind,
        JsonObject parameters,
        Instant at,
        Instant createdAt,
        @Nullable Instant readAt,
        @Nullable MailState mail,
        @Nullable Instant mailAt,
        int version) {}
