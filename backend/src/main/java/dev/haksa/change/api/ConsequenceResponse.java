package dev.haksa.change.api;

import dev.haksa.change.Consequence;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.i18n.Texts;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a change does. */
@Schema(
        name = "RecordChangeConsequence",
        description = "What a change does to tuition, enrollments, scholarships, student card or record. / 변동이 미치는 영향")
public record ConsequenceResponse(
        Consequence.Area area,
        @Schema(examples = "ENROLLMENTS_END") String code,

        @Schema(description = "For people. / 안내문", examples = "수강신청한 2과목 6학점이 취소됩니다.")
        String text,

        @Schema(implementation = Object.class, description = "The numbers and dates. / 쓰인 값")
        Map<String, Object> facts) {
    static List<ConsequenceResponse> all(List<Consequence> consequences, Language language) {
        return consequences.stream().map(one -> from(one, language)).toList();
    }

    private static ConsequenceResponse from(Consequence consequence, Language language) {
        return new ConsequenceResponse(
                consequence.area(),
                consequence.code(),
                Texts.get(language, "consequence." + consequence.code(), consequence.facts()),
                consequence.facts());
    }
}
