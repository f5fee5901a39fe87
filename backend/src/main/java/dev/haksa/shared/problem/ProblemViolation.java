package dev.haksa.shared.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.i18n.Texts;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One reason inside an answer: a failing rule with its article, or a part of the input with a pointer. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Violation", description = "One reason. / 사유 하나")
public record ProblemViolation(
        @Schema(
                description = "Stable code; never changes with the language. / 언어와 무관한 고정 코드",
                examples = "CREDIT_CEILING_EXCEEDED")
        String code,

        @Schema(description = "JSON pointer of the wrong input, ?name for a query parameter. / 잘못된 입력의 위치") @Nullable
        String pointer,

        @Schema(description = "Article of the regulation. / 근거 조항") @Nullable
        ArticleLink article,

        @Schema(description = "For people, in the asked language. / 안내문")
        String message,

        @Schema(description = "What to do next. / 다음에 할 일") @Nullable
        String remedy,

        @Schema(description = "The values used. / 판단에 쓰인 값") Map<String, Object> facts) {

    /** A failing rule or a warning. */
    public static ProblemViolation of(Violation violation, Language language) {
        return new ProblemViolation(
                violation.code(),
                null,
                ArticleLink.of(violation.article()),
                Texts.get(language, "violation." + violation.code(), violation.facts()),
                remedy(violation.code(), violation.facts(), language),
                violation.facts());
    }

    /** A wrong input. */
    public static ProblemViolation of(InputViolation violation, Language language) {
        return new ProblemViolation(
                violation.code(),
                violation.pointer().isEmpty() ? null : violation.pointer(),
                null,
                Texts.get(language, "violation." + violation.code(), violation.facts()),
                remedy(violation.code(), violation.facts(), language),
                violation.facts());
    }

    private static @Nullable String remedy(String code, Map<String, Object> facts, Language language) {
        String key = "violation." + code + ".remedy";
        return Texts.has(key) ? Texts.get(language, key, facts) : null;
    }
}
