package dev.haksa.change;

import dev.haksa.catalog.Term;
import dev.haksa.catalog.Terms;
import dev.haksa.change.ChangeMoment.Stage;
import dev.haksa.change.domain.DueDates;
import dev.haksa.change.domain.EffectiveDates;
import dev.haksa.change.domain.FilingRules;
import dev.haksa.change.domain.GeneralConsequences;
import dev.haksa.change.store.ChangeReads;
import dev.haksa.enrollment.HeldSeats;
import dev.haksa.regulation.Violation;
import dev.haksa.student.StudentRecord;
import dev.haksa.student.StudentRecords;
import dev.haksa.workday.WorkingCalendar;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at an application: the workflow's own rules, the handler's, and what follows. Changes nothing. */
@ApplicationScoped
class ChangeAssessor {
    private final ChangeKinds kinds;
    private final ChangeHandlers handlers;
    private final ChangeReads reads;
    private final StudentRecords students;
    private final HeldSeats seats;
    private final Terms terms;
    private final WorkingCalendar calendar;
    private final HalfYears halfYears;

    ChangeAssessor(
            ChangeKinds kinds,
            ChangeHandlers handlers,
            ChangeReads reads,
            StudentRecords students,
            HeldSeats seats,
            Terms terms,
            WorkingCalendar calendar,
            HalfYears halfYears) {
        this.kinds = kinds;
        this.handlers = handlers;
        this.reads = reads;
        this.students = students;
        this.seats = seats;
        this.terms = terms;
        this.calendar = calendar;
        this.halfYears = halfYears;
    }

    /** What is known so far. */
    private record Sight(
            ChangeProcedure procedure,
            ChangeDraft draft,
            ChangeMoment moment,
            StudentRecord student,
            List<Violation> filing,
            List<LocalDate> dueDates,
            ChangeAssessment said) {
        /** The day of the approval: today when it is about to be approved, else when it is expected. */
        LocalDate approval() {
            return moment.stage() == Stage.APPROVAL ? moment.today() : dueDates.getLast();
        }

        boolean ends() {
            return said.endsEnrollments() && procedure.effects().contains(ProcedureEffect.ENDS_ENROLLMENTS);
        }
    }

    private record Dated(Sight sight, LocalDate effectiveOn) {}

    /** Looks at an application; 404 without such a student, 409 for a kind that nobody handles. */
    Uni<AssessedChange> assess(SqlConnection connection, ChangeDraft draft, ChangeMoment moment) {
        ChangeHandler handler = handlers.of(draft.kind());
        ChangeProcedure procedure = kinds.at(draft.kind(), moment.today());
        return students.find(connection, draft.studentNumber())
                .chain(student -> filing(connection, procedure, draft, moment, student))
                .chain(sight -> handler.assess(connection, draft, moment).map(said -> with(sight, said)))
                .chain(sight -> effectiveOn(connection, sight).map(day -> new Dated(sight, day)))
                .chain(dated -> ending(connection, dated).map(ending -> assessed(dated, ending)));
    }

    /** The same for a change that is about to be carried out: under the locks that this needs, in the usual order. */
    Uni<AssessedChange> assessLocked(SqlConnection connection, ChangeDraft draft, ChangeMoment moment) {
        return handlers.of(draft.kind())
                .lock(connection, draft)
                .chain(() -> students.lock(connection, draft.studentNumber()))
                .chain(() -> assess(connection, draft, moment));
    }

    private Uni<Sight> filing(
            SqlConnection connection,
            ChangeProcedure procedure,
            ChangeDraft draft,
            ChangeMoment moment,
            StudentRecord student) {
        ChangeAssessment nothing = ChangeAssessment.of(List.of(), List.of());
        if (moment.stage() == Stage.APPROVAL) {
            List<LocalDate> now = List.of(moment.today());
            return Uni.createFrom().item(new Sight(procedure, draft, moment, student, List.of(), now, nothing));
        }
        List<LocalDate> due = DueDates.expected(moment.today(), procedure.steps(), calendar.workingDays());
        return reads.open(connection, draft.studentNumber(), 0)
                .map(open -> FilingRules.examine(
                        procedure,
                        draft.channel(),
                        draft.evidence().stream()
                                .map(ChangeDraft.Evidence::code)
                                .collect(Collectors.toSet()),
                        open))
                .map(violations -> new Sight(procedure, draft, moment, student, violations, due, nothing));
    }

    private static Sight with(Sight sight, ChangeAssessment said) {
        return new Sight(
                sight.procedure(),
                sight.draft(),
                sight.moment(),
                sight.student(),
                sight.filing(),
                sight.dueDates(),
                said);
    }

    private Uni<LocalDate> effectiveOn(SqlConnection connection, Sight sight) {
        LocalDate known = sight.said().effectiveOn();
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        LocalDate approval = sight.approval();
        LocalDate otherwise = halfYears.start(HalfYears.later(halfYears.of(approval), 1), approval);
        return terms.regularFrom(connection, approval)
                .map(coming -> EffectiveDates.of(
                        sight.procedure().effective(),
                        sight.draft().receiptDate(),
                        approval,
                        coming.stream().map(Term::startsOn).toList(),
                        otherwise));
    }

    private Uni<List<HeldSeats.Held>> ending(SqlConnection connection, Dated dated) {
        ChangeDraft draft = dated.sight().draft();
        return dated.sight().ends()
                ? seats.from(connection, draft.studentNumber(), draft.awayFrom(dated.effectiveOn()))
                : Uni.createFrom().item(List.of());
    }

    private AssessedChange assessed(Dated dated, List<HeldSeats.Held> ending) {
        Sight sight = dated.sight();
        List<Consequence> consequences = new ArrayList<>(sight.said().consequences());
        consequences.addAll(GeneralConsequences.of(sight.procedure().effects(), sight.ends(), ending(ending)));
        return new AssessedChange(
                sight.procedure(),
                sight.draft(),
                sight.student(),
                Stream.concat(sight.filing().stream(), sight.said().violations().stream())
                        .toList(),
                sight.said().warnings(),
                consequences,
                sight.dueDates(),
                dated.effectiveOn(),
                sight.ends(),
                ending,
                kinds.basis(sight.moment().today()));
    }

    private static GeneralConsequences.Ending ending(List<HeldSeats.Held> ending) {
        List<HeldSeats.Held> seats =
                ending.stream().filter(one -> !one.waiting()).toList();
        return new GeneralConsequences.Ending(
                seats.stream().map(HeldSeats.Held::title).toList(),
                seats.stream().mapToInt(HeldSeats.Held::credits).sum(),
                ending.stream()
                        .filter(HeldSeats.Held::waiting)
                        .map(HeldSeats.Held::title)
                        .toList());
    }
}
