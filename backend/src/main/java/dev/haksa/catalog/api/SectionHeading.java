package dev.haksa.catalog.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.catalog.Category;
import dev.haksa.catalog.Section;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a syllabus or course plan says of its section; it comes from the catalogue and is not typed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SectionHeading", description = "The section that it is about. / 과목정보(시간표에서 가져옴)")
public record SectionHeading(
        @Schema(examples = "4711") int id,
        @Schema(examples = "2027-SPRING") String term,

        @Schema(description = "학수번호", examples = "M1522.000600")
        String courseNumber,

        @Schema(description = "분반", examples = "001") String sectionNumber,
        @Schema(examples = "컴퓨터프로그래밍") String title,

        @Schema(examples = "Computer Programming") @Nullable String courseTitleEn,

        @Schema(examples = "3") int credits,

        @Schema(description = "이수구분", examples = "MAJOR_REQUIRED")
        Category category,

        @Nullable DepartmentReference department,

        @Schema(description = "Name of the professor. / 담당 교수", examples = "김교수") @Nullable
        String professor) {
    static SectionHeading from(Section section) {
        return new SectionHeading(
                section.id(),
                section.term(),
                section.courseNumber(),
                section.sectionNumber(),
                section.title(),
                section.courseTitleEn(),
                section.credits(),
                section.category(),
                DepartmentReference.of(section.departmentId(), section.departmentNameKo(), section.departmentNameEn()),
                section.professorName());
    }
}
