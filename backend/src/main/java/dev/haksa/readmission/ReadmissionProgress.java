package dev.haksa.readmission;

import dev.haksa.readmission.domain.Applicant;
import dev.haksa.readmission.domain.Places;
import dev.haksa.readmission.domain.ReadmissionState;
import dev.haksa.readmission.store.ApplicationRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Moves applications, under the lock of their round. What the clock brings about follows from what is on record and the
 * day alone, so it makes no difference who asks for it, how often, or in how many instances.
 */
@ApplicationScoped
class ReadmissionProgress {
    private final ApplicationRows applications;
    private final ReadmissionChanges changes;
    private final ReadmissionRegulation regulation;
    private final AuditTrail audit;

    ReadmissionProgress(
            ApplicationRows applications,
            ReadmissionChanges changes,
            ReadmissionRegulation regulation,
            AuditTrail audit) {
        this.applications = applications;
        this.changes = changes;
        this.regulation = regulation;
        this.audit = audit;
    }

    /**
     * On whose behalf, and when.
     *
     * @param round locked by the transaction
     */
    record Scene(ReadmissionRound round, Caller caller, Instant at) {
        LocalDate today() {
            return Times.day(at);
        }
    }

    /** Lets offers lapse and offers what is free; nothing before the committee has decided. */
    Uni<List<OutboxEvent>> advance(SqlConnection connection, Scene scene) {
        if (scene.round().state() != RoundState.DECIDED) {
            return Uni.createFrom().item(List.of());
        }
        return applications
                .ofRound(connection, scene.round().id())
                .map(all -> steps(all, scene))
                .chain(steps -> moveAll(connection, scene, steps));
    }

    /** Moves several applications one after the other. */
    Uni<List<OutboxEvent>> moveAll(SqlConnection connection, Scene scene, List<ApplicationRows.Move> moves) {
        return Multi.createFrom()
                .iterable(moves)
                .onItem()
                .transformToUniAndConcatenate(move -> move(connection, scene, move))
                .collect()
                .in(ArrayList<OutboxEvent>::new, List::addAll)
                .map(List::copyOf);
    }

    /** Moves one application: writes it, with its audit entry, and what it means to the change of record. */
    Uni<List<OutboxEvent>> move(SqlConnection connection, Scene scene, ApplicationRows.Move move) {
        return applications
                .one(connection, move.id())
                .call(() -> applications.move(connection, move, scene.at()))
                .chain(before ->
                        applications.one(connection, move.id()).call(after -> record(connection, scene, before, after)))
                .chain(after -> changes.follow(connection, after, scene.caller(), scene.at())
                        .map(events -> told(after, scene, events)));
    }

    private static List<OutboxEvent> told(Application after, Scene scene, List<OutboxEvent> events) {
        List<OutboxEvent> all = new ArrayList<>(List.of(
                ReadmissionEvents.moved(after, scene.round(), scene.caller().correlationId())));
        all.addAll(events);
        return all;
    }

    /** The places of a department in the round. */
    Places places(ReadmissionRound round, int departmentId) {
        return new Places(ReadmissionOrder.places(round, departmentId), regulation.deadlines(round));
    }

    private List<ApplicationRows.Move> steps(List<Application> all, Scene scene) {
        Map<Integer, List<Applicant>> departments = all.stream()
                .collect(Collectors.groupingBy(
                        Application::departmentId,
                        TreeMap::new,
                        Collectors.mapping(Application::applicant, Collectors.toList())));
        List<ApplicationRows.Move> moves = new ArrayList<>();
        departments.forEach((department, applicants) -> places(scene.round(), department)
                .advance(applicants, scene.today())
                .forEach(step -> moves.add(move(step, null))));
        return moves;
    }

    static ApplicationRows.Move move(Places.Step step, @Nullable String reason) {
        return new ApplicationRows.Move(step.id(), step.from(), step.to(), step.dueOn(), reason, List.of());
    }

    static ApplicationRows.Move move(Application application, ReadmissionState to, @Nullable String reason) {
        return new ApplicationRows.Move(
                application.id(), application.state(), to, application.dueOn(), reason, List.of());
    }

    private Uni<Void> record(SqlConnection connection, Scene scene, Application before, Application after) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("studentNumber", after.studentNumber());
        details.put("term", after.term());
        details.put("before", before.state().name());
        details.put("after", after.state().name());
        details.put("dueOn", String.valueOf(after.dueOn()));
        AuditEvent event = new AuditEvent(
                scene.at(),
                scene.caller(),
                "READMISSION_" + after.state(),
                "READMISSION",
                String.valueOf(after.id()),
                after.reason(),
                details);
        return audit.record(connection, List.of(event));
    }
}
