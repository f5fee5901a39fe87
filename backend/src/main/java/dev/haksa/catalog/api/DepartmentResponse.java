package dev.haksa.catalog.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.catalog.Department;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A department. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Department", description = "A department. / 학과")
public record DepartmentResponse(
        @Schema(examples = "5") int id,

        @Schema(
                description = "Code inside student numbers, annex 6. Absent for departments that came with an imported"
                        + " timetable. / 학번의 소속 코드(별표 6). 시간표로 들어온 학과에는 없음",
                examples = "5")
        @Nullable
        Integer studentNumberCode,

        @Schema(examples = "컴퓨터정보통신학과") String nameKo,

        @Schema(examples = "Computer and Information Communication") @Nullable
        String nameEn,

        @Schema(description = "Year of opening. / 개설년도", examples = "2001") @Nullable
        Integer openedYear,

        @Schema(description = "Faculty or division. / 학부 또는 계열", examples = "공학계열") @Nullable
        String facultyKo,

        @Schema(examples = "Engineering") @Nullable String facultyEn) {
    static DepartmentResponse from(Department department) {
        return new DepartmentResponse(
                department.id(),
                department.studentNumberCode(),
                department.nameKo(),
                department.nameEn(),
                department.openedYear(),
                department.facultyKo(),
                department.facultyEn());
    }
}
