package dev.haksa.matriculation;

import dev.haksa.matriculation.DepartmentCodeRequest.State;
import dev.haksa.matriculation.domain.DepartmentCodes;
import dev.haksa.matriculation.domain.DepartmentCodes.Opening;
import dev.haksa.matriculation.store.DepartmentCodeRows;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Codes for new departments: academic affairs asks, the president approves (제25조②③). */
@ApplicationScoped
public class DepartmentCodeService {
    private final DepartmentCodeRows rows;
    private final AuditTrail audit;
    private final Pool pool;
    private final Clock clock;

    DepartmentCodeService(DepartmentCodeRows rows, AuditTrail audit, Pool pool, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.pool = pool;
        this.clock = clock;
    }

    /** What is asked for. */
    public record NewRequest(int departmentId, int openedYear, String reason) {}

    /** What the president says. */
    public record Answer(boolean approved, @Nullable String reason) {}

    private record Decision(
            DepartmentCodeRequest request, @Nullable Integer code) {}

    /**
     * Asks for the code of a department. 400 without such a department, 409 when it has a code or one was asked for, 422
     * when it would not come after all departments that have codes.
     */
    public Uni<DepartmentCodeRequest> request(NewRequest wanted, Caller caller) {
        Instant now = now();
        return pool.withTransaction(connection -> rows.takeTurn(connection)
                .chain(() -> rows.uncoded(connection, wanted.departmentId()))
                .call(name -> requireAfterCoded(connection, wanted, name))
                .chain(name -> rows.insert(
                        connection, wanted.departmentId(), wanted.openedYear(), wanted.reason(), now, caller.name()))
                .chain(id -> rows.find(connection, id))
                .call(request -> record(connection, caller, "DEPARTMENT_CODE_REQUESTED", request, now)));
    }

    /** Requests, the latest first. */
    public Uni<Page<DepartmentCodeRequest>> list(Paging paging) {
        return rows.list(paging);
    }

    /** A request; 404 when there is none. */
    public Uni<DepartmentCodeRequest> find(int id) {
        return rows.find(id);
    }

    /**
     * Approves or rejects a request; an approval gives the department the next code. 404, 428, 412, 409 when it is decided,
     * 422 when another department comes first.
     */
    public Uni<DepartmentCodeRequest> decide(int id, @Nullable String ifMatch, Answer answer, Caller caller) {
        Instant now = now();
        return pool.withTransaction(connection -> rows.takeTurn(connection)
                .chain(() -> rows.find(connection, id))
                .invoke(request -> requireOpen(request, ifMatch))
                .chain(request -> decision(connection, request, answer))
                .call(decision -> give(connection, decision))
                .call(decision -> rows.decide(connection, id, decision.code(), now, caller.name(), answer.reason()))
                .chain(() -> rows.find(connection, id))
                .call(request -> record(connection, caller, "DEPARTMENT_CODE_" + request.state(), request, now)));
    }

    private Uni<Void> requireAfterCoded(SqlConnection connection, NewRequest wanted, String name) {
        return rows.codes(connection, wanted.departmentId())
                .invoke(codes -> requireNone(
                        new DepartmentCodes(codes.coded(), List.of()).against(new Opening(name, wanted.openedYear()))))
                .replaceWithVoid();
    }

    private static void requireOpen(DepartmentCodeRequest request, @Nullable String ifMatch) {
        if (request.state() != State.REQUESTED) {
            throw ProblemException.conflict("DEPARTMENT_CODE_DECIDED", Map.of("department", request.departmentName()));
        }
        EntityTags.requireMatch(ifMatch, request.version());
    }

    private Uni<Decision> decision(SqlConnection connection, DepartmentCodeRequest request, Answer answer) {
        return answer.approved()
                ? rows.codes(connection, request.departmentId())
                        .invoke(codes ->
                                requireNone(codes.against(new Opening(request.departmentName(), request.openedYear()))))
                        .map(codes -> new Decision(request, codes.next()))
                : Uni.createFrom().item(new Decision(request, null));
    }

    private static void requireNone(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw ProblemException.refused(violations);
        }
    }

    private Uni<Void> give(SqlConnection connection, Decision decision) {
        Integer code = decision.code();
        return code == null ? Uni.createFrom().voidItem() : rows.give(connection, decision.request(), code);
    }

    private Uni<Void> record(
            SqlConnection connection, Caller caller, String action, DepartmentCodeRequest request, Instant now) {
        Map<String, Object> details = new HashMap<>(Map.of(
                "department", request.departmentName(),
                "openedYear", request.openedYear(),
                "reason", request.reason()));
        Integer code = request.code();
        if (code != null) {
            details.put("code", code);
        }
        String subject = String.valueOf(request.departmentId());
        return audit.record(connection, List.of(AuditEvent.of(now, caller, action, "DEPARTMENT", subject, details)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
