package dev.haksa.catalog.api;

import dev.haksa.catalog.SectionDocument;
import dev.haksa.catalog.Syllabus;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A syllabus. */
@Schema(name = "Syllabus", description = "The syllabus of a section (article 8). / 수업계획서(제8조)")
public record SyllabusResponse(
        SectionHeading section,
        Syllabus.CourseInformation courseInformation,
        List<Syllabus.AssessmentWeight> assessment,
        List<Syllabus.WeekPlan> weeklyPlan,

        @Schema(description = "When it was written last. / 마지막 입력 일시", examples = "2027-02-10T01:00:00Z")
        Instant updatedAt) {
    static SyllabusResponse from(SectionDocument<Syllabus> document) {
        Syllabus content = document.content();
        return new SyllabusResponse(
                SectionHeading.from(document.section()),
                content.courseInformation(),
                content.assessment(),
                content.weeklyPlan(),
                document.updatedAt());
    }
}
