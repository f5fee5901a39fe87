package dev.haksa.student.api;

import dev.haksa.shared.paging.Cursor;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.student.StudentCriteria;
import dev.haksa.student.StudentState;
import io.vertx.core.json.JsonArray;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Query parameters of the list of students. */
public class StudentQuery {
    private static final int ID_DIGITS = 9;
    private static final int UUID_LENGTH = 36;

    @QueryParam("q")
    @Size(min = 1, max = 50)
    @Parameter(description = "Part of the name. / 이름의 일부")
    @Nullable
    String q;

    @QueryParam("studentNumber")
    @Pattern(regexp = "[0-9]{1,8}")
    @Parameter(description = "How the number begins. / 학번의 앞자리")
    @Nullable
    String studentNumber;

    @QueryParam("department")
    @Parameter(description = "Id of a department; repeatable. / 학과 번호, 여러 번 가능")
    List<String> department = List.of();

    @QueryParam("program")
    @Parameter(description = "Code of a program; repeatable. / 전공 과정 코드, 여러 번 가능")
    List<String> program = List.of();

    @QueryParam("state")
    @Parameter(description = "State, e.g. ENROLLED; repeatable. / 학적 상태, 여러 번 가능")
    List<String> state = List.of();

    @QueryParam("yearLevel")
    @Parameter(description = "Year level; repeatable. / 학년, 여러 번 가능")
    List<String> yearLevel = List.of();

    @QueryParam("advisor")
    @Parameter(description = "Account id of the advisor. / 지도교수 계정")
    @Nullable
    String advisor;

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(Page.MAX_LIMIT)
    @Parameter(description = "Most items of a page. / 한 쪽의 최대 건수")
    int limit = 50;

    @QueryParam("after")
    @Parameter(description = "The value of next in the page before. / 앞쪽 응답의 next 값")
    @Nullable
    String after;

    @QueryParam("count")
    @DefaultValue("false")
    @Parameter(description = "true: tell the number of all too. / true면 전체 인원도 답함")
    boolean count;

    /** What is asked for; every parameter that cannot be read is named. */
    StudentCriteria criteria() {
        List<InputViolation> mistakes = new ArrayList<>();
        List<Integer> departments = read(mistakes, "department", department, "whole number", StudentQuery::number);
        List<StudentState> states =
                read(mistakes, "state", state, List.of(StudentState.values()).toString(), StudentQuery::state);
        List<Integer> levels = read(mistakes, "yearLevel", yearLevel, "whole number", StudentQuery::number);
        List<UUID> advisors =
                read(mistakes, "advisor", advisor == null ? List.of() : List.of(advisor), "UUID", StudentQuery::uuid);
        if (!mistakes.isEmpty()) {
            throw ProblemException.invalid(mistakes, null);
        }
        JsonArray cursor = Cursor.decode(after, 1);
        return new StudentCriteria(
                q,
                studentNumber,
                departments,
                List.copyOf(program),
                states,
                levels,
                advisors.isEmpty() ? null : advisors.getFirst(),
                limit,
                cursor == null ? null : cursor.getValue(0).toString(),
                count);
    }

    private static <T> List<T> read(
            List<InputViolation> mistakes,
            String name,
            List<String> values,
            String expected,
            Function<String, Optional<T>> reader) {
        List<T> read = new ArrayList<>();
        for (String value : values) {
            Optional<T> one = reader.apply(value);
            one.ifPresentOrElse(
                    read::add,
                    () -> mistakes.add(new InputViolation("WRONG_TYPE", "?" + name, Map.of("expected", expected))));
        }
        return List.copyOf(read);
    }

    private static Optional<Integer> number(String text) {
        boolean digits = text.matches("[0-9]+") && text.length() <= ID_DIGITS;
        return digits ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static Optional<StudentState> state(String text) {
        return Arrays.stream(StudentState.values())
                .filter(state -> state.name().equals(text))
                .findFirst();
    }

    private static Optional<UUID> uuid(String text) {
        boolean wellFormed =
                text.length() == UUID_LENGTH && text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
        return wellFormed ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
