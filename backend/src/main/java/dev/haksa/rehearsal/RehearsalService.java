package dev.haksa.rehearsal;

import dev.haksa.catalog.Term;
import dev.haksa.catalog.Terms;
import dev.haksa.rehearsal.store.RehearsalRows;
import dev.haksa.rehearsal.store.ResultQueries;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rehearsals: a term is copied once, students use the copy like any term, its results are read, and it is discarded
 * with everything in it. Neither knows of the other's changes.
 */
@ApplicationScoped
public class RehearsalService {
    private final RehearsalRows rows;
    private final ResultQueries results;
    private final Terms terms;
    private final AuditTrail audit;
    private final Clock clock;

    RehearsalService(RehearsalRows rows, ResultQueries results, Terms terms, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.results = results;
        this.terms = terms;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Copies a term. Fails with 404 without such a term, 400 when it would close before it opens, 409 when the term is
     * itself a rehearsal, has one already, or is enrolled in for real at that time.
     */
    public Uni<Rehearsal> create(String term, Instant opensAt, Instant closesAt, Caller caller) {
        if (!closesAt.isAfter(opensAt)) {
            throw ProblemException.invalid(
                    "WINDOW_SPAN", "/closesAt", Map.of("opensAt", opensAt, "closesAt", closesAt));
        }
        return rows.inTransaction(connection -> rows.freeze(connection)
                .chain(() -> terms.byCode(connection, term))
                .call(real -> requirePossible(connection, real, opensAt, closesAt))
                .chain(real -> rows.copy(connection, real.id(), opensAt, closesAt))
                .chain(() -> rows.find(connection, term))
                .call(made -> record(connection, caller, "REHEARSAL_CREATED", made, span(opensAt, closesAt))));
    }

    /** The rehearsal of a term; 404 when it has none. */
    public Uni<Rehearsal> find(String term) {
        return rows.find(term);
    }

    /** Deletes a rehearsal with everything in it; 404, 428 or 412. The real term is not touched. */
    public Uni<Discarded> discard(String term, @Nullable String ifMatch, Caller caller) {
        return rows.inTransaction(connection -> rows.find(connection, term)
                .invoke(found -> EntityTags.requireMatch(ifMatch, found.version()))
                .chain(found -> rows.discard(connection, found.termId())
                        .call(gone -> record(connection, caller, "REHEARSAL_DISCARDED", found, counts(gone)))));
    }

    /** What became of each section, by number; 404 when the term has no rehearsal. */
    public Uni<Page<SectionResult>> sections(String term, Paging paging) {
        return rows.find(term).chain(found -> results.sections(found.termId(), paging));
    }

    /** The same of all sections. */
    public Uni<List<SectionResult>> sections(String term) {
        return rows.find(term).chain(found -> results.sections(found.termId()));
    }

    /** What was decided in each second in which something was; 404 when the term has no rehearsal. */
    public Uni<Page<SecondResult>> seconds(String term, Paging paging) {
        return rows.find(term).chain(found -> results.seconds(found.termId(), paging));
    }

    /** The same of all seconds. */
    public Uni<List<SecondResult>> seconds(String term) {
        return rows.find(term).chain(found -> results.seconds(found.termId()));
    }

    private Uni<Void> requirePossible(SqlConnection connection, Term term, Instant opensAt, Instant closesAt) {
        String code = term.code().toString();
        if (term.code().rehearsal()) {
            throw ProblemException.conflict("REHEARSAL_OF_REHEARSAL", Map.of("term", code));
        }
        return rows.exists(connection, term.id())
                .invoke(exists -> refuseIf(exists, "REHEARSAL_EXISTS", code))
                .chain(() -> rows.isRealEnrollment(connection, code, opensAt, closesAt))
                .invoke(real -> refuseIf(real, "REHEARSAL_DURING_ENROLLMENT", code))
                .replaceWithVoid();
    }

    private static void refuseIf(boolean refused, String violation, String term) {
        if (refused) {
            throw ProblemException.conflict(violation, Map.of("term", term));
        }
    }

    private Uni<Void> record(
            SqlConnection connection, Caller caller, String action, Rehearsal rehearsal, Map<String, Object> details) {
        return audit.record(
                connection,
                List.of(AuditEvent.of(clock.instant(), caller, action, "REHEARSAL", rehearsal.code(), details)));
    }

    private static Map<String, Object> span(Instant opensAt, Instant closesAt) {
        return Map.of("opensAt", opensAt.toString(), "closesAt", closesAt.toString());
    }

    private static Map<String, Object> counts(Discarded gone) {
        return Map.of("sections", gone.sections(), "decisions", gone.decisions(), "enrollments", gone.enrollments());
    }
}
