package dev.haksa.matriculation;

import dev.haksa.identity.StudentAccounts;
import dev.haksa.identity.StudentAccounts.Owner;
import dev.haksa.matriculation.MatriculationBatch.State;
import dev.haksa.matriculation.store.ApplicantRows;
import dev.haksa.matriculation.store.BatchRows;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes the accounts of new students; each gets a one-time code that is readable only in the answer. */
@ApplicationScoped
public class ActivationCodes {
    private final BatchRows batches;
    private final ApplicantRows applicants;
    private final StudentAccounts accounts;
    private final Pool pool;

    ActivationCodes(BatchRows batches, ApplicantRows applicants, StudentAccounts accounts, Pool pool) {
        this.batches = batches;
        this.applicants = applicants;
        this.accounts = accounts;
        this.pool = pool;
    }

    /**
     * Gives every student of a batch who has not activated the account a new code. 404 without such a batch, 409 before
     * the numbers are given.
     */
    public Uni<List<StudentAccounts.Code>> issue(int batchId, Caller caller) {
        return pool.withTransaction(connection -> batches.lock(connection, batchId)
                .invoke(ActivationCodes::requireExecuted)
                .chain(() -> owners(connection, batchId))
                .chain(owners -> accounts.issue(connection, owners, caller)));
    }

    private static void requireExecuted(MatriculationBatch batch) {
        if (batch.state() != State.EXECUTED) {
            throw ProblemException.conflict("MATRICULATION_NOT_EXECUTED", Map.of("id", batch.id()));
        }
    }

    private Uni<List<Owner>> owners(SqlConnection connection, int batchId) {
        return applicants
                .all(connection, batchId)
                .map(all -> all.stream()
                        .map(one -> new Owner(
                                Objects.requireNonNull(one.studentNumber()),
                                one.applicant().name()))
                        .toList());
    }
}
