package dev.haksa.tuition;

import dev.haksa.shared.security.Caller;
import dev.haksa.student.StudentService;
import dev.haksa.student.StudentStanding;
import dev.haksa.student.StudentState;
import dev.haksa.tuition.store.BillRows;
import dev.haksa.tuition.store.EntryRows;
import dev.haksa.tuition.store.TuitionFactRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Shows accounts, and what a withdrawal or a leave on a day would do to tuition, to those who may see the student. */
@ApplicationScoped
public class TuitionQuotes {
    private final TuitionConsequences consequences;
    private final TuitionFactRows facts;
    private final BillRows bills;
    private final EntryRows entries;
    private final StudentService students;
    private final Pool pool;

    TuitionQuotes(
            TuitionConsequences consequences,
            TuitionFactRows facts,
            BillRows bills,
            EntryRows entries,
            StudentService students,
            Pool pool) {
        this.consequences = consequences;
        this.facts = facts;
        this.bills = bills;
        this.entries = entries;
        this.students = students;
        this.pool = pool;
    }

    private record Billed(@Nullable TuitionBill bill, AccountSums sums) {}

    /** What a request would do to the caller's tuition of a term; 404 without a record or term. */
    public Uni<TuitionConsequence> own(String term, TuitionRequest request, Caller caller) {
        return students.own(caller).chain(student -> quote(student.standing(), term, request));
    }

    /** The same for a student whom the caller may see; 404 otherwise. */
    public Uni<TuitionConsequence> of(String studentNumber, String term, TuitionRequest request, Caller caller) {
        return students.find(studentNumber, caller).chain(student -> quote(student.standing(), term, request));
    }

    private Uni<TuitionConsequence> quote(StudentStanding student, String term, TuitionRequest request) {
        TuitionRequest asked = student.state() == StudentState.ON_LEAVE ? request.whileOnLeave() : request;
        return consequences.of(pool, student.studentNumber(), term, asked);
    }

    /** The caller's account of a term; 404 without a record or term. */
    public Uni<TuitionAccount> ownAccount(String term, Caller caller) {
        return students.own(caller).chain(student -> account(student.standing().studentNumber(), term));
    }

    /** The account of a student whom the caller may see; 404 otherwise. */
    public Uni<TuitionAccount> account(String studentNumber, String term, Caller caller) {
        return students.find(studentNumber, caller).chain(student -> account(studentNumber, term));
    }

    private Uni<TuitionAccount> account(String studentNumber, String term) {
        return facts.load(pool, studentNumber, term)
                .chain(known -> bills.find(pool, studentNumber, term).map(bill -> new Billed(bill, known.sums())))
                .chain(billed -> entries.ofTerm(studentNumber, term)
                        .map(done -> TuitionAccount.of(studentNumber, term, billed.bill(), billed.sums(), done)));
    }
}
