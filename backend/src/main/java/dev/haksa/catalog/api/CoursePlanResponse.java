package dev.haksa.catalog.api;

import dev.haksa.catalog.CoursePlan;
import dev.haksa.catalog.SectionDocument;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A course plan. */
@Schema(name = "CoursePlan", description = "The course plan of a section (article 7). / 교과목기획서(제7조)")
public record CoursePlanResponse(
        SectionHeading section,
        CoursePlan.Contact contact,

        @Schema(description = "Why the course is needed. / 과목개설의 필요성", examples = "모든 전공 과목의 바탕이 된다.")
        String necessity,

        @Schema(description = "What it is for. / 과목개설의 목적", examples = "스스로 프로그램을 만드는 힘을 기른다.")
        String purpose,

        CoursePlan.Level level,
        CoursePlan.TeachingModel teachingModel,

        @Schema(description = "When it was written last. / 마지막 입력 일시", examples = "2027-02-10T01:00:00Z")
        Instant updatedAt) {
    static CoursePlanResponse from(SectionDocument<CoursePlan> document) {
        CoursePlan content = document.content();
        return new CoursePlanResponse(
                SectionHeading.from(document.section()),
                content.contact(),
                content.necessity(),
                content.purpose(),
                content.level(),
                content.teachingModel(),
                document.updatedAt());
    }
}
