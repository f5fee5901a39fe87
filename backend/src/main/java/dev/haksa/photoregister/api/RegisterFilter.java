package dev.haksa.photoregister.api;

import dev.haksa.photoregister.PhotoFilter;
import dev.haksa.photoregister.RegisterCriteria;
import dev.haksa.shared.http.QueryValues;
import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.student.Nationality;
import dev.haksa.student.StudentState;
import dev.haksa.student.StudyTime;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Query parameters that select students of the register. */
public class RegisterFilter {
    @QueryParam("department")
    @Parameter(
            description = "Id of a department; repeatable. / 학과 번호, 여러 번 가능",
            schema = @Schema(type = SchemaType.ARRAY, implementation = Integer.class))
    List<String> department = List.of();

    @QueryParam("program")
    @Parameter(description = "Code of a program; repeatable. / 전공 과정 코드, 여러 번 가능")
    List<String> program = List.of();

    @QueryParam("yearLevel")
    @Parameter(
            description = "Year level; repeatable. / 학년, 여러 번 가능",
            schema = @Schema(type = SchemaType.ARRAY, implementation = Integer.class))
    List<String> yearLevel = List.of();

    @QueryParam("state")
    @Parameter(
            description = "State of the student, e.g. ENROLLED; repeatable. / 학적 상태, 여러 번 가능",
            schema = @Schema(type = SchemaType.ARRAY, implementation = StudentState.class))
    List<String> state = List.of();

    @QueryParam("name")
    @Size(min = 1, max = 50)
    @Parameter(description = "Part of the name. / 이름의 일부")
    @Nullable
    String name;

    @QueryParam("photo")
    @Parameter(
            description = "WITH or WITHOUT a photo that counts, one IN_REVIEW, the last one REJECTED; repeatable."
                    + " / 사진 있음·없음·심사 중·반려, 여러 번 가능",
            schema = @Schema(type = SchemaType.ARRAY, implementation = PhotoFilter.class))
    List<String> photo = List.of();

    @QueryParam("nationality")
    @Parameter(
            description = "DOMESTIC or FOREIGN. / 내·외국인 구분",
            schema = @Schema(type = SchemaType.ARRAY, implementation = Nationality.class))
    List<String> nationality = List.of();

    @QueryParam("studyTime")
    @Parameter(
            description = "DAY or EVENING. / 주야 구분",
            schema = @Schema(type = SchemaType.ARRAY, implementation = StudyTime.class))
    List<String> studyTime = List.of();

    @QueryParam("classGroup")
    @Parameter(description = "Class; repeatable. / 반, 여러 번 가능")
    List<String> classGroup = List.of();

    /** What is asked for; every parameter that cannot be read is named. */
    RegisterCriteria criteria() {
        List<InputViolation> mistakes = new ArrayList<>();
        RegisterCriteria criteria = new RegisterCriteria(
                QueryValues.ids(mistakes, "department", department),
                Set.copyOf(program),
                QueryValues.ids(mistakes, "yearLevel", yearLevel),
                QueryValues.constants(mistakes, StudentState.class, "state", state),
                name,
                QueryValues.constants(mistakes, PhotoFilter.class, "photo", photo),
                QueryValues.constants(mistakes, Nationality.class, "nationality", nationality),
                QueryValues.constants(mistakes, StudyTime.class, "studyTime", studyTime),
                Set.copyOf(classGroup));
        if (!mistakes.isEmpty()) {
            throw ProblemException.invalid(mistakes, null);
        }
        return criteria;
    }
}
