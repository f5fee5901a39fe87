package dev.haksa.change.api;

import dev.haksa.change.ChangeCriteria;
import dev.haksa.change.ChangeKind;
import dev.haksa.change.ChangeState;
import dev.haksa.shared.http.QueryValues;
import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Query parameters of the list of applications. */
public class ChangeQuery {
    @QueryParam("kind")
    @Parameter(description = "Kind; repeatable. / 종류, 여러 번 가능")
    List<String> kind = List.of();

    @QueryParam("state")
    @Parameter(description = "State; repeatable. / 상태, 여러 번 가능")
    List<String> state = List.of();

    @QueryParam("department")
    @Parameter(description = "Id of a department; repeatable. / 학과 번호, 여러 번 가능")
    List<String> department = List.of();

    @QueryParam("studentNumber")
    @Pattern(regexp = "[0-9]{8}")
    @Nullable
    String studentNumber;

    @QueryParam("overdue")
    @DefaultValue("false")
    @Parameter(description = "true: only those whose decision is late. / true면 기한이 지난 것만")
    boolean overdue;

    ChangeCriteria criteria() {
        List<InputViolation> mistakes = new ArrayList<>();
        Set<ChangeKind> kinds = QueryValues.constants(mistakes, ChangeKind.class, "kind", kind);
        Set<ChangeState> states = QueryValues.constants(mistakes, ChangeState.class, "state", state);
        Set<Integer> departments = QueryValues.ids(mistakes, "department", department);
        if (!mistakes.isEmpty()) {
            throw ProblemException.invalid(mistakes, null);
        }
        return new ChangeCriteria(kinds, states, departments, studentNumber, overdue);
    }
}
