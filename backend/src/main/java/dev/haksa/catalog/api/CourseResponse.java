package dev.haksa.catalog.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.catalog.Category;
import dev.haksa.catalog.Course;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A course. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Course", description = "A course. / 교과목")
public record CourseResponse(
        @Schema(description = "학수번호", examples = "M1522.000600")
        String courseNumber,

        @Schema(examples = "컴퓨터프로그래밍") String titleKo,
        @Schema(examples = "Computer Programming") @Nullable String titleEn,
        @Schema(examples = "3") int credits,

        @Schema(description = "What it counts for. / 이수구분", examples = "MAJOR_REQUIRED")
        Category category,

        @Nullable DepartmentReference department) {
    static CourseResponse from(Course course) {
        return new CourseResponse(
                course.courseNumber(),
                course.titleKo(),
                course.titleEn(),
                course.credits(),
                course.category(),
                DepartmentReference.of(course.departmentId(), course.departmentName(), null));
    }
}
