package dev.haksa.tuition;

import dev.haksa.tuition.store.AccountRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** What students paid for, for features that decide on it in transactions of their own. */
@ApplicationScoped
public class TuitionAccounts {
    private final AccountRows accounts;

    TuitionAccounts(AccountRows accounts) {
        this.accounts = accounts;
    }

    /**
     * The credits that a student paid for in a term, locked until the end of the transaction: a payment that is recorded
     * meanwhile waits. Take this lock before any lock on the student's enrollments.
     */
    public Uni<Integer> lockPaidCredits(SqlConnection connection, String studentNumber, int termId) {
        return accounts.lock(connection, studentNumber, termId);
    }

    /** Locks all that a student paid, in the order of the terms, for what may concern an earlier term too (제3조②). */
    public Uni<Void> lockAll(SqlConnection connection, String studentNumber, int termId) {
        return accounts.lockAll(connection, studentNumber, termId);
    }
}
