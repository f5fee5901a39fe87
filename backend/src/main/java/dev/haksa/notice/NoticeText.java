package dev.haksa.notice;

import dev.haksa.enrollment.FactsJson;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.i18n.Texts;
import dev.haksa.shared.problem.ProblemViolation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A notice written for people, in one language.
 *
 * @param remedy what to do next; null when nothing is to be done
 * @param violations the reasons, if there are any
 */
public record NoticeText(
        String title, String text, @Nullable String remedy, List<ProblemViolation> violations) {
    /** Writes a notice. */
    public static NoticeText of(Notice notice, Language language) {
        Map<String, Object> facts = FactsJson.read(notice.parameters());
        facts.putIfAbsent("title", facts.get("courseNumber"));
        String key = "notice." + notice.kind();
        String remedy = key + ".remedy";
        return new NoticeText(
                Texts.get(language, key + ".title", facts),
                Texts.get(language, key + ".text", facts),
                Texts.has(remedy) ? Texts.get(language, remedy, facts) : null,
                StoredViolations.write(notice.parameters().getJsonArray("violations"), language));
    }
}
