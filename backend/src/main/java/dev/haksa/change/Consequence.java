package dev.haksa.change;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a change does to something that the student cares about.
 *
 * @param code its text stands in the i18n bundles under {@code consequence.<code>}
 * @param facts numbers and dates that the text refers to
 */
public record Consequence(Area area, String code, Map<String, Object> facts) {
    /** Copies the facts. */
    public Consequence {
        facts = Map.copyOf(facts);
    }

    /** What it concerns. */
    @Schema(name = "ConsequenceArea", description = "What a consequence concerns. / 영향을 받는 대상")
    public enum Area {
        /** 등록금 */
        TUITION,
        /** 수강신청 */
        ENROLLMENT,
        /** 장학금 */
        SCHOLARSHIP,
        /** 학생증 */
        STUDENT_CARD,
        /** 학적 */
        RECORD
    }
}
