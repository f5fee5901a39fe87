package dev.haksa.readmission;

import dev.haksa.readmission.domain.ReadmissionState;
import dev.haksa.readmission.store.ApplicationRows;
import dev.haksa.readmission.store.RoundRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The final recommendation of the head of a department, the third criterion of the order (article 36 (2)). */
@ApplicationScoped
public class RecommendationService {
    private final RoundRows rounds;
    private final ApplicationRows applications;
    private final ReadmissionService readmissions;
    private final AuditTrail audit;
    private final Clock clock;

    RecommendationService(
            RoundRows rounds,
            ApplicationRows applications,
            ReadmissionService readmissions,
            AuditTrail audit,
            Clock clock) {
        this.rounds = rounds;
        this.applications = applications;
        this.readmissions = readmissions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Keeps the head's final recommendation of a department (article 36 (2)3): the applicants in their order, the rest has
     * none.
     *
     * @return fails with 404 for another department, 400 for an application that is not of the department, 409 when the
     *     committee has decided
     */
    public Uni<List<RankedApplication>> recommend(int roundId, int departmentId, List<Integer> order, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ReadmissionService.requireReach(caller, departmentId, departmentId);
        return rounds.inTransaction(connection -> rounds.lock(connection, roundId)
                        .invoke(ReadmissionRounds::requireFiling)
                        .chain(() -> applications.ofRound(connection, roundId))
                        .invoke(all -> requireOf(all, departmentId, order))
                        .call(() -> applications.recommend(connection, roundId, departmentId, order, now))
                        .call(() -> recordRecommendation(connection, roundId, departmentId, order, caller, now)))
                .chain(() -> readmissions.ranked(roundId, Set.of(departmentId), caller));
    }

    private static void requireOf(List<Application> all, int departmentId, List<Integer> order) {
        Set<Integer> open = all.stream()
                .filter(one -> one.departmentId() == departmentId && one.state() == ReadmissionState.FILED)
                .map(Application::id)
                .collect(Collectors.toSet());
        Set<Integer> seen = new HashSet<>();
        List<Integer> wrong =
                order.stream().filter(id -> !open.contains(id) || !seen.add(id)).toList();
        if (!wrong.isEmpty()) {
            throw ProblemException.invalid("READMISSION_RECOMMENDATION", "/applicationIds", Map.of("ids", wrong));
        }
    }

    private Uni<Void> recordRecommendation(
            SqlConnection connection, int roundId, int departmentId, List<Integer> order, Caller caller, Instant at) {
        Map<String, Object> details = Map.of("departmentId", departmentId, "order", new ArrayList<>(order));
        String id = String.valueOf(roundId);
        return audit.record(
                connection,
                List.of(AuditEvent.of(at, caller, "READMISSION_RECOMMENDED", "READMISSION_ROUND", id, details)));
    }
}
