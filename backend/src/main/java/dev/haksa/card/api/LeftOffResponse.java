package dev.haksa.card.api;

import dev.haksa.card.LeftOff;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.problem.ProblemViolation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who was taken off, and why. */
@Schema(name = "CardLeftOff", description = "A student who was taken off the roster, and why. / 명단에서 빠진 학생과 사유")
record LeftOffResponse(
        @Schema(examples = "24115001") String studentNumber,
        @Schema(examples = "김하늘") String name,
        List<ProblemViolation> reasons) {
    static List<LeftOffResponse> from(List<LeftOff> students, Language language) {
        return students.stream()
                .map(one -> new LeftOffResponse(
                        one.studentNumber(), one.name(), CardTexts.reasons(one.reasons(), language)))
                .toList();
    }
}
