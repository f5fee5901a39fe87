package dev.haksa.photo.api;

import dev.haksa.photo.check.Finding;
import dev.haksa.photo.check.FindingCode;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.i18n.Texts;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A doubt for the reviewer. */
@Schema(name = "PhotoFinding", description = "A doubt for the reviewer; it refuses nothing. / 검토자가 살펴볼 점(자동 거절 아님)")
public record PhotoFindingResponse(
        FindingCode code,

        @Schema(description = "How sure the check is, 0 to 100. / 확신도(0~100)", examples = "87")
        int confidence,

        @Schema(description = "For people. / 안내문") String message,

        @Schema(description = "What the student can do. / 학생이 할 일")
        String remedy,

        Map<String, Object> facts) {
    static List<PhotoFindingResponse> from(List<Finding> findings, Language language) {
        return findings.stream().map(finding -> from(finding, language)).toList();
    }

    private static PhotoFindingResponse from(Finding finding, Language language) {
        String key = "finding." + finding.code();
        return new PhotoFindingResponse(
                finding.code(),
                finding.confidence(),
                Texts.get(language, key, finding.facts()),
                Texts.get(language, key + ".remedy", finding.facts()),
                finding.facts());
    }
}
