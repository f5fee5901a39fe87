package dev.haksa.notice.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.notice.Notice;
import dev.haksa.notice.NoticeText;
import dev.haksa.notice.domain.MailState;
import dev.haksa.notice.domain.NoticeKind;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.problem.ProblemViolation;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A notice in the reader's language. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Notice", description = "Something a student was told, in the language asked for. / 학생에게 알린 내용(요청한 언어로)")
record NoticeResponse(
        @Schema(examples = "812") long id,
        @Schema(examples = "WAITLIST_PROMOTED") NoticeKind kind,

        @Schema(description = "Type of the event that made it. / 알림을 만든 사건", examples = "waitlist.promoted")
        String event,

        @Schema(description = "When it happened. / 일어난 시각") Instant at,

        @Schema(examples = "You got a seat in 'Criminal Law'")
        String title,

        String text,

        @Schema(description = "What to do next. / 다음에 할 일") @Nullable
        String remedy,

        @Schema(examples = "1204") @Nullable Integer sectionId,
        @Schema(examples = "2027-SPRING") @Nullable String term,

        @Schema(description = "Why, when rules were the reason. / 규정에 따른 사유") @Nullable
        List<ProblemViolation> violations,

        @Schema(description = "When it came into the inbox. / 알림함에 들어온 시각")
        Instant createdAt,

        @Schema(description = "When it was marked as read; absent: unread. / 읽은 시각, 없으면 읽지 않음") @Nullable
        Instant readAt,

        @Schema(description = "Its e-mail; absent when none is sent. / 이메일, 보내지 않으면 없음") @Nullable
        Mail mail) {

    /** How far the e-mail of a notice has come. */
    @Schema(
            name = "NoticeMail",
            description =
                    "How far the e-mail has come. UNKNOWN: the mail server may or may not have taken it; it is not"
                            + " sent twice. / 이메일 발송 상태. UNKNOWN은 메일 서버가 받았는지 알 수 없는 경우로, 두 번 보내지 않습니다.")
    record Mail(
            @Schema(examples = "SENT") MailState state,
            @Schema(description = "Since when. / 상태가 바뀐 시각") Instant at) {}

    static NoticeResponse from(Notice notice, Language language) {
        NoticeText text = NoticeText.of(notice, language);
        JsonObject parameters = notice.parameters();
        return new NoticeResponse(
                notice.id(),
                notice.kind(),
                notice.kind().eventType(),
                notice.at(),
                text.title(),
                text.text(),
                text.remedy(),
                parameters.getValue("sectionId") instanceof Number section ? section.intValue() : null,
                parameters.getValue("term") instanceof String term ? term : null,
                text.violations().isEmpty() ? null : text.violations(),
                notice.createdAt(),
                notice.readAt(),
                notice.mail() == null || notice.mailAt() == null ? null : new Mail(notice.mail(), notice.mailAt()));
    }
}
