package dev.haksa.notice;

import dev.haksa.enrollment.FactsJson;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.i18n.Texts;
import dev.haksa.shared.problem.ProblemViolation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reasons as events carry them, written for people. */
public final class StoredViolations {
    private StoredViolations() {}

    /** The reasons in a language; a code without text keeps its code and gets a general one. */
    public static List<ProblemViolation> write(@Nullable JsonArray violations, Language language) {
        return violations == null
                ? List.of()
                : violations.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(one -> write((JsonObject) one, language))
                        .toList();
    }

    private static ProblemViolation write(JsonObject violation, Language language) {
        String code = violation.getString("code", "UNKNOWN");
        String article = violation.getString("article");
        Map<String, Object> facts = FactsJson.read(violation.getJsonObject("facts", new JsonObject()));
        if (article != null && Texts.has("violation." + code)) {
            return ProblemViolation.of(new Violation(code, article, facts), language);
        }
        return new ProblemViolation(
                code, null, null, Texts.get(language, "notice.unknown-reason", Map.of("code", code)), null, facts);
    }
}
