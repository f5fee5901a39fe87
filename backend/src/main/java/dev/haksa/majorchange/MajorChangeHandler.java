package dev.haksa.majorchange;

import dev.haksa.change.ApprovedChange;
import dev.haksa.change.ChangeAssessment;
import dev.haksa.change.ChangeDetails;
import dev.haksa.change.ChangeDraft;
import dev.haksa.change.ChangeHandler;
import dev.haksa.change.ChangeKind;
import dev.haksa.change.ChangeMoment;
import dev.haksa.change.ChangeState;
import dev.haksa.change.Consequence;
import dev.haksa.majorchange.domain.ApplicationState;
import dev.haksa.majorchange.domain.NewCategory;
import dev.haksa.majorchange.store.MajorChangeRows;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.student.ChangeOrder;
import dev.haksa.student.CompletionCategories;
import dev.haksa.student.CompletionCategories.Completed;
import dev.haksa.student.StudentChange;
import dev.haksa.student.StudentRecords;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the workflow of changes needs to know of a change of major: the president approves who was selected, before the term
 * starts; when it starts the program changes, and completed courses count for what the new department says (article 35).
 */
@ApplicationScoped
class MajorChangeHandler implements ChangeHandler {
    private static final String APPLICATION = "applicationId";

    private final MajorChangeRows rows;
    private final MajorChangeFacts facts;
    private final MajorChangeProgress progress;
    private final StudentRecords records;
    private final CompletionCategories categories;

    MajorChangeHandler(
            MajorChangeRows rows,
            MajorChangeFacts facts,
            MajorChangeProgress progress,
            StudentRecords records,
            CompletionCategories categories) {
        this.rows = rows;
        this.facts = facts;
        this.progress = progress;
        this.records = records;
        this.categories = categories;
    }

    private record Carried(MajorChange application, MajorChangeRound round) {}

    @Override
    public Set<ChangeKind> kinds() {
        return Set.of(ChangeKind.MAJOR_CHANGE);
    }

    @Override
    public Uni<ChangeAssessment> assess(SqlConnection connection, ChangeDraft draft, ChangeMoment moment) {
        return hasNone(draft) && moment.isPreparing(draft)
                ? preparation(connection, draft)
                : carried(connection, draft)
                        .chain(carried -> facts.examine(connection, question(carried, moment))
                                .map(known -> assessment(carried, known, moment)));
    }

    /** The form can be printed before there is an application; the round looks at the paper once it has come. */
    private Uni<ChangeAssessment> preparation(SqlConnection connection, ChangeDraft draft) {
        ChangeDetails details = ChangeDetails.of(draft);
        String program = details.text("targetProgram");
        details.finish();
        return facts.examine(connection, draft.studentNumber(), program)
                .map(violations -> ChangeAssessment.of(violations, List.of()));
    }

    private static boolean hasNone(ChangeDraft draft) {
        return !draft.details().containsKey(APPLICATION);
    }

    private static MajorChangeFacts.Question question(Carried carried, ChangeMoment moment) {
        MajorChange one = carried.application();
        return new MajorChangeFacts.Question(
                carried.round(),
                one.studentNumber(),
                one.targetProgramId(),
                one.receivedOn(),
                moment.today(),
                one.state() == ApplicationState.SELECTED);
    }

    private static ChangeAssessment assessment(Carried carried, MajorChangeFacts.Known known, ChangeMoment moment) {
        LocalDate startsOn = carried.round().term().startsOn();
        List<Violation> violations = new ArrayList<>(known.violations());
        ApplicationState state = carried.application().state();
        if (moment.stage() == ChangeMoment.Stage.APPROVAL && state != ApplicationState.SELECTED) {
            violations.add(
                    new Violation("MAJOR_CHANGE_NOT_SELECTED", "34.1", Map.of("state", "MAJOR_CHANGE_" + state)));
        }
        Map<String, Object> told = Map.of("program", carried.application().targetProgram(), "startsOn", startsOn);
        return new ChangeAssessment(
                violations,
                List.of(),
                List.of(new Consequence(Consequence.Area.RECORD, "MAJOR_CHANGED", told)),
                startsOn,
                false);
    }

    /** Whoever moves applications of a round holds its lock first, then theirs, then those of their changes. */
    @Override
    public Uni<Void> lockBefore(SqlConnection connection, ChangeDraft draft) {
        return hasNone(draft)
                ? Uni.createFrom().voidItem()
                : rows.one(connection, applicationId(draft))
                        .chain(application -> rows.lockRound(connection, application.roundId()))
                        .replaceWithVoid();
    }

    @Override
    public Uni<List<OutboxEvent>> carryOut(SqlConnection connection, ApprovedChange change, Instant at) {
        return carried(connection, change.draft())
                .call(carried -> records.lock(connection, carried.application().studentNumber()))
                .call(carried -> recategorise(connection, carried.application()))
                .chain(carried -> records.change(connection, order(carried, change, at))
                        .chain(changed -> progress.move(
                                        connection,
                                        new MajorChangeProgress.Scene(carried.round(), change.caller(), at),
                                        moved(carried, ApplicationState.MOVED, null))
                                .map(events -> with(changed.events(), events))));
    }

    /** Who was refused or gave up in the workflow has ended here too, and leaves the room to others. */
    @Override
    public Uni<List<OutboxEvent>> abandoned(
            SqlConnection connection, int id, ChangeDraft draft, ChangeState into, Instant at) {
        if (hasNone(draft)) {
            return Uni.createFrom().item(List.of());
        }
        String reason = into == ChangeState.REJECTED ? "총장 또는 학과장의 반려" : "신청 취소";
        Caller workflow = Caller.system("record-change/" + id);
        return carried(connection, draft).chain(carried -> {
            ApplicationState state = carried.application().state();
            boolean open = state == ApplicationState.FILED || state == ApplicationState.SELECTED;
            return open
                    ? progress.move(
                            connection,
                            new MajorChangeProgress.Scene(carried.round(), workflow, at),
                            moved(carried, ApplicationState.ENDED, reason))
                    : Uni.createFrom().item(List.of());
        });
    }

    private Uni<Void> recategorise(SqlConnection connection, MajorChange application) {
        return categories
                .of(connection, application.studentNumber())
                .map(completed -> changed(completed, application.targetDepartmentId()))
                .chain(changes -> categories
                        .change(connection, application.studentNumber(), List.copyOf(changes.values()))
                        .chain(() -> rows.keepCategories(connection, application.id(), changes)));
    }

    private static Map<Completed, CompletionCategories.Change> changed(List<Completed> completed, int departmentId) {
        Map<Completed, CompletionCategories.Change> changes = new LinkedHashMap<>();
        for (Completed one : completed) {
            CompletionCategories.Change change = new CompletionCategories.Change(
                    one.termCode(),
                    one.courseNumber(),
                    NewCategory.of(one.category(), one.inCatalogue(), one.departmentId(), departmentId));
            if (change.category() != one.category()) {
                changes.put(one, change);
            }
        }
        return changes;
    }

    private static ChangeOrder order(Carried carried, ApprovedChange change, Instant at) {
        return new ChangeOrder(
                change.draft().studentNumber(),
                new StudentChange.ProgramChanged(carried.application().targetProgramId()),
                change.effectiveOn(),
                at,
                change.caller(),
                change.draft().reason(),
                change.source());
    }

    private static MajorChangeRows.Move moved(Carried carried, ApplicationState into, @Nullable String reason) {
        MajorChange application = carried.application();
        return new MajorChangeRows.Move(application.id(), application.state(), into, null, reason);
    }

    private static List<OutboxEvent> with(List<OutboxEvent> events, List<OutboxEvent> more) {
        List<OutboxEvent> all = new ArrayList<>(events);
        all.addAll(more);
        return all;
    }

    private Uni<Carried> carried(SqlConnection connection, ChangeDraft draft) {
        return rows.one(connection, applicationId(draft))
                .invoke(one -> requireOf(one, draft))
                .chain(one -> rows.round(connection, one.roundId()).map(round -> new Carried(one, round)));
    }

    private static void requireOf(MajorChange one, ChangeDraft draft) {
        if (!one.studentNumber().equals(draft.studentNumber())) {
            throw unfit();
        }
    }

    private static int applicationId(ChangeDraft draft) {
        if (draft.details().getValue(APPLICATION) instanceof Number id) {
            return id.intValue();
        }
        throw unfit();
    }

    private static ProblemException unfit() {
        return ProblemException.invalid("MAJOR_CHANGE_FILE_IN_ROUND", "/details/applicationId", Map.of());
    }
}
