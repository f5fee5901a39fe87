package dev.haksa.enrollment;

import dev.haksa.enrollment.domain.Command;
import dev.haksa.enrollment.store.EnrollmentQueries;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Enrolling and dropping (제4조, 제5조①), and the decisions taken about them. */
@ApplicationScoped
public class EnrollmentService {
    private final AdmissionQueue queue;
    private final AdmissionBatch batch;
    private final EnrollmentQueries queries;
    private final Pool pool;
    private final Clock clock;

    EnrollmentService(AdmissionQueue queue, AdmissionBatch batch, EnrollmentQueries queries, Pool pool, Clock clock) {
        this.queue = queue;
        this.batch = batch;
        this.queries = queries;
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * Decides a request, and carries it out unless it is a dry run.
     *
     * @param reason required of staff who act for a student; null when the student acts
     */
    public Uni<AdmissionResult> decide(
            Command command, String studentNumber, Caller caller, @Nullable String reason, boolean dryRun) {
        AdmissionRequest request = new AdmissionRequest(command, studentNumber, clock.instant(), caller, reason);
        return dryRun ? batch.preview(request) : queue.submit(request);
    }

    /** Decides a request as if it arrived at an instant; nothing changes. */
    Uni<AdmissionResult> previewAt(Command command, String studentNumber, Caller caller, Instant at) {
        return batch.preview(new AdmissionRequest(command, studentNumber, at, caller, null));
    }

    /**
     * The decisions about a student, the latest first.
     *
     * @param sectionId only about this section; null for all
     * @param before only decisions with a smaller id
     */
    public Uni<List<RecordedDecision>> decisions(
            String studentNumber, @Nullable Integer sectionId, long before, int limit) {
        return pool.withConnection(
                connection -> queries.decisions(connection, studentNumber, sectionId, before, limit));
    }
}
