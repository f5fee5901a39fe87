package dev.haksa.leave;

import dev.haksa.catalog.Term;
import dev.haksa.catalog.TermCode;
import dev.haksa.catalog.Terms;
import dev.haksa.change.ChangeDetails;
import dev.haksa.change.ChangeDraft;
import dev.haksa.change.HalfYears;
import dev.haksa.leave.domain.TermAt;
import dev.haksa.student.Leave;
import dev.haksa.student.LeaveKind;
import dev.haksa.student.StudentRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long a leave lasts: by terms, or in the military until the discharge. */
@ApplicationScoped
class LeavePlans {
    private final Terms terms;
    private final HalfYears halfYears;

    LeavePlans(Terms terms, HalfYears halfYears) {
        this.terms = terms;
        this.halfYears = halfYears;
    }

    /**
     * A leave as it is applied for.
     *
     * @param terms for how many terms; 1 for leaves that last by date
     * @param term the term in which it begins; null while it has no dates
     * @param endsOn last day
     */
    record LeavePlan(LeaveKind kind, int terms, @Nullable Term term, TermCode returnTerm, LocalDate endsOn) {
        /** What the texts refer to. */
        Map<String, Object> facts() {
            return Map.of("leave", kind, "endsOn", endsOn, "returnTerm", returnTerm.toString());
        }
    }

    private record Wanted(
            LeaveKind kind, int terms, @Nullable LocalDate discharge) {}

    /** Reads what is asked for; 400 with everything that cannot be read. */
    Uni<LeavePlan> of(SqlConnection connection, ChangeDraft draft, StudentRecord student) {
        Wanted wanted = read(draft, student);
        return termOf(connection, draft.receiptDate()).map(found -> plan(draft, student, wanted, found));
    }

    /** The regular term under way on a day, or coming next, also when nobody has entered it yet. */
    Uni<TermAt> termOf(SqlConnection connection, LocalDate day) {
        return terms.regularFrom(connection, day)
                .chain(coming -> coming.isEmpty()
                        ? notEntered(connection, day)
                        : Uni.createFrom().item(new TermAt(coming.getFirst().code(), coming.getFirst())));
    }

    private Uni<TermAt> notEntered(SqlConnection connection, LocalDate day) {
        return terms.regularFrom(connection, day.minusYears(1))
                .map(over -> TermAt.notEntered(over.stream().map(Term::code).toList(), halfYears.of(day)));
    }

    private static Wanted read(ChangeDraft draft, StudentRecord student) {
        ChangeDetails details = ChangeDetails.of(draft);
        Wanted wanted = switch (draft.kind()) {
            case LEAVE_GENERAL -> new Wanted(LeaveKind.GENERAL, details.number("terms", 1), null);
            case LEAVE_SICK -> new Wanted(LeaveKind.SICK, details.number("terms", 1), null);
            case LEAVE_MILITARY -> military(details);
            default -> {
                Leave leave = student.leave();
                LeaveKind kind = leave == null ? LeaveKind.GENERAL : leave.kind();
                yield new Wanted(kind, details.number("terms", 1), null);
            }
        };
        details.finish();
        return wanted;
    }

    private static Wanted military(ChangeDetails details) {
        LocalDate enlistment = details.date("enlistmentOn");
        LocalDate discharge = details.date("dischargeOn");
        if (discharge.isBefore(enlistment)) {
            details.mistake(
                    "DISCHARGE_BEFORE_ENLISTMENT",
                    "dischargeOn",
                    Map.of("enlistmentOn", enlistment, "dischargeOn", discharge));
        }
        return new Wanted(LeaveKind.MILITARY, 1, discharge);
    }

    private LeavePlan plan(ChangeDraft draft, StudentRecord student, Wanted wanted, TermAt begins) {
        LocalDate receipt = draft.receiptDate();
        TermCode back = later(returnTerm(wanted, begins.code(), student.leave()), student.leave());
        LocalDate endsOn = halfYears.start(back, receipt).minusDays(1);
        return new LeavePlan(wanted.kind(), wanted.terms(), begins.term(), back, endsOn);
    }

    private TermCode returnTerm(Wanted wanted, TermCode begins, @Nullable Leave now) {
        LocalDate discharge = wanted.discharge();
        if (discharge != null) {
            return HalfYears.later(halfYears.of(discharge), 1);
        }
        TermCode from = now != null && now.kind() == wanted.kind() ? now.returnTerm() : begins;
        return HalfYears.later(from, wanted.terms());
    }

    /** A change of the leave never shortens it (제29조). */
    private static TermCode later(TermCode back, @Nullable Leave now) {
        return now != null && now.returnTerm().compareTo(back) > 0 ? now.returnTerm() : back;
    }
}
