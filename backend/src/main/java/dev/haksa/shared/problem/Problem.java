package dev.haksa.shared.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.haksa.shared.http.MayBeRehearsal;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.i18n.Texts;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A problem answer (RFC 9457). */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(
        name = "Problem",
        description = "A problem answer (RFC 9457). The type opens a page that explains it."
                + " / 오류 응답(RFC 9457). type 주소를 열면 설명이 나옵니다.")
public record Problem(
        @Schema(examples = "/problems/refused") String type,

        @Schema(examples = "The regulations do not allow this")
        String title,

        @Schema(examples = "422") int status,
        String detail,

        @Schema(description = "The path that was asked for. / 요청 경로") @Nullable
        String instance,

        @Schema(description = "Quote it when you ask for help. / 문의할 때 알려 주세요.")
        String correlationId,

        @Schema(description = "Every reason, not only the first. / 모든 사유")
        List<ProblemViolation> violations,

        @JsonProperty("rehearsal")
        @Schema(name = "rehearsal", description = "True in a rehearsal, where nothing has any effect. / 연습일 때만 true")
        @Nullable
        Boolean practice)
        implements MayBeRehearsal {

    /** Media type of problem answers. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Writes the problem in a language. */
    public static Problem of(
            ProblemException failure, Language language, @Nullable String instance, String correlationId) {
        ProblemType type = failure.type();
        Map<String, Object> facts = failure.facts();
        List<ProblemViolation> violations = Stream.concat(
                        failure.rules().stream().map(rule -> ProblemViolation.of(rule, language)),
                        failure.input().stream().map(input -> ProblemViolation.of(input, language)))
                .toList();
        return new Problem(
                type.uri(),
                Texts.get(language, type.slug() + ".title", facts),
                type.status(),
                Texts.get(language, type.slug() + ".detail", facts),
                instance,
                correlationId,
                violations,
                (Boolean) facts.get(ProblemException.REHEARSAL));
    }

    @Override
    public boolean rehearsal() {
        return Boolean.TRUE.equals(practice);
    }
}
