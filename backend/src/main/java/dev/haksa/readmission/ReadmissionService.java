package dev.haksa.readmission;

import dev.haksa.departure.Departure;
import dev.haksa.departure.DepartureReason;
import dev.haksa.departure.Departures;
import dev.haksa.readmission.domain.Eligibility;
import dev.haksa.readmission.store.ApplicationRows;
import dev.haksa.readmission.store.RoundRows;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes applications for readmission, tells who may apply, and shows the order (articles 36 to 38). */
@ApplicationScoped
public class ReadmissionService {
    private final RoundRows rounds;
    private final ApplicationRows applications;
    private final ApplicantFacts facts;
    private final Departures departures;
    private final ReadmissionChanges changes;
    private final ReadmissionRegulation regulation;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    ReadmissionService(
            RoundRows rounds,
            ApplicationRows applications,
            ApplicantFacts facts,
            Departures departures,
            ReadmissionChanges changes,
            ReadmissionRegulation regulation,
            AuditTrail audit,
            Outbox outbox,
            Clock clock) {
        this.rounds = rounds;
        this.applications = applications;
        this.facts = facts;
        this.departures = departures;
        this.changes = changes;
        this.regulation = regulation;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Whether somebody may apply.
     *
     * @param departure the latest on record; null without
     * @param used readmissions so far
     * @param limit how often one may be readmitted
     * @param violations every reason against it
     */
    public record EligibilityReport(
            String studentNumber,
            ReadmissionRound round,
            @Nullable Departure departure,
            @Nullable Integer gpaHundredths,
            int used,
            int limit,
            List<Violation> violations) {}

    private record Case(ReadmissionRound round, Filing filing, ApplicantFacts.Known known, Caller caller, Instant at) {
        LocalDate today() {
            return Times.day(at);
        }
    }

    /**
     * Registers the paper of an applicant, while the committee has not decided.
     *
     * @return fails with 404 for an unknown round or student, or one of another department, 409 when the student has an
     *     application in the round or the committee has decided, 422 with every reason against it
     */
    public Uni<Application> file(int roundId, Filing filing, Caller caller) {
        Instant now = now();
        return rounds.inTransaction(connection -> rounds.lock(connection, roundId)
                .invoke(ReadmissionRounds::requireFiling)
                .chain(round -> facts.load(connection, filing.studentNumber(), Times.day(now))
                        .map(known -> new Case(round, filing, known, caller, now)))
                .invoke(this::requireAllowed)
                .chain(filed -> insert(connection, filed))
                .call(made -> record(connection, made, filing, caller, now)));
    }

    /** Whether a student of whom the caller may know could apply with a postmark of a day; nothing changes. */
    public Uni<EligibilityReport> eligibility(
            int roundId, String studentNumber, @Nullable LocalDate receivedOn, Caller caller) {
        Instant now = now();
        LocalDate postmark = Objects.requireNonNullElse(receivedOn, Times.day(now));
        return rounds.reading(connection -> rounds.one(connection, roundId)
                .chain(round -> facts.load(connection, studentNumber, Times.day(now))
                        .invoke(known -> requireReach(caller, known.departmentId(), studentNumber))
                        .map(known -> report(round, studentNumber, postmark, known, Times.day(now)))));
    }

    /** The caller's own; 404 for an account without student record. */
    public Uni<EligibilityReport> ownEligibility(int roundId, Caller caller) {
        String number = own(caller);
        LocalDate today = Times.day(now());
        return rounds.reading(connection -> rounds.one(connection, roundId)
                .chain(round -> facts.load(connection, number, today)
                        .map(known -> report(round, number, today, known, today))));
    }

    /** The applications of a round that the caller may see, by department and rank; who has none comes last. */
    public Uni<List<RankedApplication>> ranked(int roundId, Set<Integer> departments, Caller caller) {
        return rounds.one(roundId)
                .chain(round -> rounds.reading(connection -> applications.ofRound(connection, roundId))
                        .map(all -> ReadmissionOrder.of(round, all).stream()
                                .filter(one -> reaches(caller, one.application().departmentId()))
                                .filter(one -> departments.isEmpty()
                                        || departments.contains(
                                                one.application().departmentId()))
                                .toList()));
    }

    /** An application that the caller may see, with its place in the order; 404 otherwise. */
    public Uni<RankedApplication> find(int id, Caller caller) {
        return applications
                .one(id)
                .invoke(one -> requireReach(caller, one.departmentId(), id))
                .chain(this::placed);
    }

    /** The caller's own applications with their places in the order, the latest first. */
    public Uni<List<RankedApplication>> own(@Nullable Integer roundId, Caller caller) {
        return applications
                .ofStudent(own(caller))
                .map(all -> all.stream()
                        .filter(one -> roundId == null || one.roundId() == roundId)
                        .toList())
                .onItem()
                .transformToMulti(all -> io.smallrye.mutiny.Multi.createFrom().iterable(all))
                .onItem()
                .transformToUniAndConcatenate(this::placed)
                .collect()
                .asList();
    }

    private Uni<RankedApplication> placed(Application application) {
        return rounds.reading(connection -> rounds.one(connection, application.roundId())
                .chain(round -> applications
                        .ofRound(connection, application.roundId())
                        .map(all -> ReadmissionOrder.of(round, all).stream()
                                .filter(one -> one.application().id() == application.id())
                                .findFirst()
                                .orElseThrow())));
    }

    private EligibilityReport report(
            ReadmissionRound round, String number, LocalDate postmark, ApplicantFacts.Known known, LocalDate today) {
        Eligibility.Wish wish = new Eligibility.Wish(postmark, null, null);
        int limit = regulation.limit(today);
        return new EligibilityReport(
                number,
                round,
                known.departure(),
                known.gpaHundredths(),
                known.facts().used(),
                limit,
                Eligibility.check(known.facts(), wish, frame(round, limit)));
    }

    private void requireAllowed(Case filed) {
        Departure departure = filed.known().departure();
        int department = departure == null ? filed.known().departmentId() : departure.departmentId();
        requireReach(filed.caller(), department, filed.filing().studentNumber());
        Filing filing = filed.filing();
        Eligibility.Wish wish = new Eligibility.Wish(filing.receivedOn(), filing.departmentId(), filing.yearLevel());
        Eligibility.Frame frame = frame(filed.round(), regulation.limit(filed.today()));
        List<Violation> violations = Eligibility.check(filed.known().facts(), wish, frame);
        if (!violations.isEmpty()) {
            throw ProblemException.refused(violations);
        }
        if (filing.receivedOn().isAfter(filed.today())) {
            throw ProblemException.invalid(
                    "READMISSION_FUTURE_DAY", "/receivedOn", Map.of("receivedOn", filing.receivedOn()));
        }
    }

    static Eligibility.Frame frame(ReadmissionRound round, int limit) {
        RoundFields fields = round.fields();
        return new Eligibility.Frame(
                fields.opensOn(), fields.closesOn(), fields.places().keySet(), limit);
    }

    private Uni<Application> insert(SqlConnection connection, Case filed) {
        Departure departure = Objects.requireNonNull(filed.known().departure());
        return departures
                .keep(connection, departure, filed.caller())
                .map(kept -> new ApplicationRows.NewApplication(
                        filed.round().id(),
                        kept,
                        filed.filing().receivedOn(),
                        filed.known().gpaHundredths(),
                        kept.reason() == DepartureReason.MILITARY,
                        filed.filing().reason()))
                .chain(fresh -> applications.insert(connection, fresh, filed.at()))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.conflict(
                        "READMISSION_FILED",
                        Map.of("term", filed.round().fields().term())))
                .chain(id -> applications.one(connection, id));
    }

    private Uni<Void> record(SqlConnection connection, Application made, Filing filing, Caller caller, Instant at) {
        Map<String, Object> details = Map.of(
                "studentNumber", made.studentNumber(),
                "term", made.term(),
                "channel", filing.channel().name(),
                "receivedOn", made.receivedOn().toString(),
                "gpaHundredths", String.valueOf(made.gpaHundredths()));
        AuditEvent entry =
                AuditEvent.of(at, caller, "READMISSION_FILED", "READMISSION", String.valueOf(made.id()), details);
        List<OutboxEvent> events = new ArrayList<>();
        events.add(ReadmissionEvents.of(made, "readmission.filed", Map.of(), caller.correlationId()));
        return audit.record(connection, List.of(entry))
                .chain(() -> changes.file(connection, made, filing, caller, at))
                .invoke(events::addAll)
                .chain(() -> outbox.publish(connection, at, events));
    }

    private static String own(Caller caller) {
        String number = caller.studentNumber();
        if (number == null) {
            throw ProblemException.notFound("student", "me");
        }
        return number;
    }

    static void requireReach(Caller caller, int departmentId, Object key) {
        if (!reaches(caller, departmentId)) {
            throw ProblemException.notFound("readmission", key);
        }
    }

    private static boolean reaches(Caller caller, int departmentId) {
        return ReadmissionOrder.seesAll(caller) || caller.reaches(departmentId);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
