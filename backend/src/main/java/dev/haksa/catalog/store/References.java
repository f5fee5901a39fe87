package dev.haksa.catalog.store;

import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.Map;

/** Tells the client which reference of its input leads nowhere. */
final class References {
    private static final String FOREIGN_KEY = "23503";

    private References() {}

    /** The mistake behind a broken reference; other failures stay as they are. */
    static Throwable explain(Throwable failure) {
        if (!(failure instanceof PgException pg) || !FOREIGN_KEY.equals(pg.getSqlState())) {
            return failure;
        }
        String constraint = String.valueOf(pg.getConstraint());
        if (constraint.endsWith("_department_id_fkey")) {
            return invalid("NO_SUCH_DEPARTMENT", "/departmentId", pg);
        }
        return constraint.endsWith("_professor_id_fkey") ? invalid("NO_SUCH_PROFESSOR", "/professorId", pg) : failure;
    }

    private static ProblemException invalid(String code, String pointer, PgException cause) {
        return ProblemException.invalid(List.of(new InputViolation(code, pointer, Map.of())), cause);
    }
}
