package dev.haksa.rehearsal.api;

import dev.haksa.rehearsal.SectionResult;
import dev.haksa.shared.http.MayBeRehearsal;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a section. */
@Schema(name = "RehearsalResult", description = "What became of one section in a rehearsal. / 연습에서 한 강좌의 결과")
public record SectionResultResponse(
        @Schema(description = "Always true. / 항상 true", examples = "true")
        boolean rehearsal,

        @Schema(examples = "9001") int sectionId,
        @Schema(examples = "M1522.000600") String courseNumber,
        @Schema(examples = "001") String sectionNumber,

        @Schema(examples = "[연습·Rehearsal] 컴퓨터프로그래밍") String title,

        @Schema(description = "정원", examples = "40") int capacity,

        @Schema(description = "Students who asked for a seat. / 신청한 학생 수", examples = "212")
        int wanted,

        @Schema(description = "Students who hold a seat. / 자리를 얻은 학생 수", examples = "40")
        int enrolled,

        @Schema(description = "Refused requests. / 거절된 요청 수", examples = "180")
        int refused,

        @Schema(description = "How often each reason was given, by code. / 사유 코드별 횟수")
        Map<String, Integer> reasons)
        implements MayBeRehearsal {
    static SectionResultResponse from(SectionResult result) {
        return new SectionResultResponse(
                true,
                result.sectionId(),
                result.courseNumber(),
                result.sectionNumber(),
                result.title(),
                result.capacity(),
                result.wanted(),
                result.enrolled(),
                result.refused(),
                result.reasons());
    }
}
