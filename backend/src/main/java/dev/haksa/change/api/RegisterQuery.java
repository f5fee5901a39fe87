package dev.haksa.change.api;

import dev.haksa.change.ChangeKind;
import dev.haksa.change.RegisterCriteria;
import dev.haksa.shared.http.QueryValues;
import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Query parameters of the register. */
public class RegisterQuery {
    @QueryParam("from")
    @Parameter(description = "Earliest effective date. / 변동일자 시작", example = "2026-09-01")
    @Nullable
    String from;

    @QueryParam("until")
    @Parameter(description = "Latest effective date. / 변동일자 끝", example = "2027-02-28")
    @Nullable
    String until;

    @QueryParam("kind")
    @Parameter(description = "Kind; repeatable. / 종류, 여러 번 가능")
    List<String> kind = List.of();

    @QueryParam("department")
    @Parameter(description = "Id of a department; repeatable. / 학과 번호, 여러 번 가능")
    List<String> department = List.of();

    @QueryParam("studentNumber")
    @Pattern(regexp = "[0-9]{8}")
    @Nullable
    String studentNumber;

    RegisterCriteria criteria() {
        List<InputViolation> mistakes = new ArrayList<>();
        LocalDate first = day(mistakes, "from", from);
        LocalDate last = day(mistakes, "until", until);
        Set<ChangeKind> kinds = QueryValues.constants(mistakes, ChangeKind.class, "kind", kind);
        Set<Integer> departments = QueryValues.ids(mistakes, "department", department);
        if (!mistakes.isEmpty()) {
            throw ProblemException.invalid(mistakes, null);
        }
        return new RegisterCriteria(first, last, kinds, departments, studentNumber);
    }

    private static @Nullable LocalDate day(List<InputViolation> mistakes, String name, @Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            mistakes.add(new InputViolation("CHANGE_DETAIL_DATE", "?" + name, Map.of("value", String.valueOf(text))));
            return null;
        }
    }
}
