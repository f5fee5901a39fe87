package dev.haksa.readmission;

import dev.haksa.change.ApprovedChange;
import dev.haksa.change.ChangeAssessment;
import dev.haksa.change.ChangeDetails;
import dev.haksa.change.ChangeDraft;
import dev.haksa.change.ChangeHandler;
import dev.haksa.change.ChangeKind;
import dev.haksa.change.ChangeMoment;
import dev.haksa.change.ChangeState;
import dev.haksa.change.Consequence;
import dev.haksa.readmission.domain.Eligibility;
import dev.haksa.readmission.domain.ReadmissionState;
import dev.haksa.readmission.store.ApplicationRows;
import dev.haksa.readmission.store.RoundRows;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.student.ChangeOrder;
import dev.haksa.student.StudentChange;
import dev.haksa.student.StudentRecords;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the workflow of changes needs to know of readmission: papers are registered in a round, the president approves who
 * has accepted before the term starts (article 40), and it takes effect when the term starts. Whose payment in time the bank
 * reported on the last day or later can be approved in the term still, and it takes effect at once.
 */
@ApplicationScoped
class ReadmissionHandler implements ChangeHandler {
    private static final String APPLICATION = "applicationId";

    private final RoundRows rounds;
    private final ApplicationRows applications;
    private final ApplicantFacts facts;
    private final ReadmissionProgress progress;
    private final ReadmissionRegulation regulation;
    private final StudentRecords records;

    ReadmissionHandler(
            RoundRows rounds,
            ApplicationRows applications,
            ApplicantFacts facts,
            ReadmissionProgress progress,
            ReadmissionRegulation regulation,
            StudentRecords records) {
        this.rounds = rounds;
        this.applications = applications;
        this.facts = facts;
        this.progress = progress;
        this.regulation = regulation;
        this.records = records;
    }

    private record Carried(Application application, ReadmissionRound round) {}

    @Override
    public Set<ChangeKind> kinds() {
        return Set.of(ChangeKind.READMISSION);
    }

    @Override
    public Uni<ChangeAssessment> assess(SqlConnection connection, ChangeDraft draft, ChangeMoment moment) {
        return hasNone(draft) && moment.isPreparing(draft)
                ? preparation(connection, draft, moment)
                : carried(connection, draft).map(carried -> assessment(carried, moment));
    }

    /** The form can be printed before there is an application; the round looks at the paper once it has come. */
    private Uni<ChangeAssessment> preparation(SqlConnection connection, ChangeDraft draft, ChangeMoment moment) {
        ChangeDetails.of(draft).finish();
        return facts.load(connection, draft.studentNumber(), moment.today())
                .map(known -> Eligibility.checkApplicant(known.facts(), regulation.limit(moment.today())))
                .map(violations -> ChangeAssessment.of(violations, List.of()));
    }

    private static boolean hasNone(ChangeDraft draft) {
        return !draft.details().containsKey(APPLICATION);
    }

    private static ChangeAssessment assessment(Carried carried, ChangeMoment moment) {
        LocalDate startsOn = carried.round().term().startsOn();
        List<Violation> violations = new ArrayList<>();
        if (moment.stage() == ChangeMoment.Stage.APPROVAL) {
            ReadmissionState state = carried.application().state();
            if (state != ReadmissionState.ACCEPTED) {
                violations.add(
                        new Violation("READMISSION_NOT_SETTLED", "38.1", Map.of("state", "READMISSION_" + state)));
            }
            if (!moment.today().isBefore(startsOn) && !carried.application().isPaidInTime()) {
                violations.add(new Violation("READMISSION_TERM_STARTED", "40", Map.of("startsOn", startsOn)));
            }
        }
        Map<String, Object> told =
                Map.of("startsOn", startsOn, "feeWon", carried.round().fields().feeWon());
        List<Consequence> consequences = List.of(new Consequence(Consequence.Area.RECORD, "READMITTED", told));
        return new ChangeAssessment(violations, List.of(), consequences, startsOn, false);
    }

    /** Whoever moves applications of a round holds its lock first, then theirs, then those of their changes. */
    @Override
    public Uni<Void> lockBefore(SqlConnection connection, ChangeDraft draft) {
        return hasNone(draft)
                ? Uni.createFrom().voidItem()
                : applications
                        .one(connection, applicationId(draft))
                        .chain(application -> rounds.lock(connection, application.roundId()))
                        .replaceWithVoid();
    }

    @Override
    public Uni<List<OutboxEvent>> carryOut(SqlConnection connection, ApprovedChange change, Instant at) {
        ChangeOrder order = new ChangeOrder(
                change.draft().studentNumber(),
                new StudentChange.Readmitted(),
                change.effectiveOn(),
                at,
                change.caller(),
                change.draft().reason(),
                change.source());
        return carried(connection, change.draft())
                .chain(carried -> records.change(connection, order)
                        .chain(changed -> progress.move(
                                        connection,
                                        new ReadmissionProgress.Scene(carried.round(), change.caller(), at),
                                        ReadmissionProgress.move(
                                                carried.application(), ReadmissionState.READMITTED, null))
                                .map(moved -> with(changed.events(), moved))));
    }

    /** Who was refused or gave up in the workflow has ended here too; the clock then offers the place. */
    @Override
    public Uni<List<OutboxEvent>> abandoned(
            SqlConnection connection, int id, ChangeDraft draft, ChangeState into, Instant at) {
        if (hasNone(draft)) {
            return Uni.createFrom().item(List.of());
        }
        boolean rejected = into == ChangeState.REJECTED;
        ReadmissionState state = rejected ? ReadmissionState.REJECTED : ReadmissionState.WITHDRAWN;
        String reason = rejected ? "총장 또는 학과장의 반려" : "신청 취소";
        Caller workflow = Caller.system("record-change/" + id);
        return carried(connection, draft)
                .chain(carried -> carried.application().state().isOpen()
                        ? progress.move(
                                connection,
                                new ReadmissionProgress.Scene(carried.round(), workflow, at),
                                ReadmissionProgress.move(carried.application(), state, reason))
                        : Uni.createFrom().item(List.<OutboxEvent>of()));
    }

    private Uni<Carried> carried(SqlConnection connection, ChangeDraft draft) {
        return applications
                .one(connection, applicationId(draft))
                .invoke(application -> requireOf(application, draft))
                .chain(application ->
                        rounds.one(connection, application.roundId()).map(round -> new Carried(application, round)));
    }

    private static int applicationId(ChangeDraft draft) {
        if (draft.details().getValue(APPLICATION) instanceof Number id) {
            return id.intValue();
        }
        throw ProblemException.invalid("READMISSION_FILE_IN_ROUND", "/details/applicationId", Map.of());
    }

    private static void requireOf(Application application, ChangeDraft draft) {
        if (!application.studentNumber().equals(draft.studentNumber())) {
            throw ProblemException.invalid("READMISSION_FILE_IN_ROUND", "/details/applicationId", Map.of());
        }
    }

    private static List<OutboxEvent> with(List<OutboxEvent> events, List<OutboxEvent> more) {
        List<OutboxEvent> all = new ArrayList<>(events);
        all.addAll(more);
        return all;
    }
}
