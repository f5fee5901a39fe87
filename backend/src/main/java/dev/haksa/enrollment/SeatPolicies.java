package dev.haksa.enrollment;

import dev.haksa.catalog.Terms;
import dev.haksa.enrollment.domain.SeatReleasePolicy;
import dev.haksa.enrollment.store.SeatBoardRows;
import dev.haksa.enrollment.store.SeatPolicyRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.database.TableWriter;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** When seats that are given back become free: decided by academic affairs, shown to students beforehand. */
@ApplicationScoped
public class SeatPolicies {
    private final SeatPolicyRows rows;
    private final SeatBoardRows board;
    private final TableWriter tables;
    private final Terms terms;
    private final AuditTrail audit;
    private final Pool pool;
    private final Clock clock;

    SeatPolicies(
            SeatPolicyRows rows,
            SeatBoardRows board,
            TableWriter tables,
            Terms terms,
            AuditTrail audit,
            Pool pool,
            Clock clock) {
        this.rows = rows;
        this.board = board;
        this.tables = tables;
        this.terms = terms;
        this.audit = audit;
        this.pool = pool;
        this.clock = clock;
    }

    /** The seats of a section with the policy that applies to it. */
    public record SectionSeats(SeatCount count, SeatPolicy policy, boolean rehearsal) {}

    /** A policy that was written. */
    public record Written(SeatPolicy policy, boolean created) {}

    /** What a policy is for. */
    private record Subject(int termId, @Nullable Integer sectionId, String type, String key) {}

    /** The policy of a term; 404 when there is no such term. */
    public Uni<SeatPolicy> ofTerm(String termCode) {
        return term(pool, termCode).chain(subject -> applying(pool, subject));
    }

    /** The policy that applies to a section: its own, the term's, or the default; 404 when there is no such section. */
    public Uni<SeatPolicy> ofSection(int sectionId) {
        return section(pool, sectionId).chain(subject -> applying(pool, subject));
    }

    /** Seats and policy of a section; 404 when there is no such section. */
    public Uni<SectionSeats> seats(int sectionId) {
        return ofSection(sectionId)
                .chain(policy -> board.seats(pool, List.of(sectionId))
                        .chain(counts -> rows.isOfRehearsal(pool, sectionId)
                                .map(rehearsal -> new SectionSeats(counts.getFirst(), policy, rehearsal))));
    }

    /** Decides for a term; 428 or 412 when it has a policy that {@code ifMatch} does not name. */
    public Uni<Written> decideForTerm(
            String termCode, SeatReleasePolicy policy, @Nullable String ifMatch, Caller caller) {
        return pool.withTransaction(connection ->
                term(connection, termCode).chain(subject -> decide(connection, subject, policy, ifMatch, caller)));
    }

    /** Decides for a section; 428 or 412 when it has a policy of its own that {@code ifMatch} does not name. */
    public Uni<Written> decideForSection(
            int sectionId, SeatReleasePolicy policy, @Nullable String ifMatch, Caller caller) {
        return pool.withTransaction(connection ->
                section(connection, sectionId).chain(subject -> decide(connection, subject, policy, ifMatch, caller)));
    }

    /** Takes a term's decision back; 404 when there is none. */
    public Uni<Void> removeFromTerm(String termCode, @Nullable String ifMatch, Caller caller) {
        return pool.withTransaction(connection ->
                term(connection, termCode).chain(subject -> remove(connection, subject, ifMatch, caller)));
    }

    /** Takes a section's own decision back; 404 when there is none. */
    public Uni<Void> removeFromSection(int sectionId, @Nullable String ifMatch, Caller caller) {
        return pool.withTransaction(connection ->
                section(connection, sectionId).chain(subject -> remove(connection, subject, ifMatch, caller)));
    }

    private Uni<Subject> term(SqlClient client, String termCode) {
        return terms.byCode(client, termCode).map(term -> new Subject(term.id(), null, "TERM", termCode));
    }

    private Uni<Subject> section(SqlClient client, int sectionId) {
        return rows.termOf(client, sectionId)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("section", sectionId))
                .map(termId -> new Subject(termId, sectionId, "SECTION", String.valueOf(sectionId)));
    }

    private Uni<SeatPolicy> applying(SqlClient client, Subject subject) {
        return rows.applying(client, subject.termId(), subject.sectionId())
                .map(found -> found.isEmpty() ? SeatPolicy.DEFAULT : found.getFirst());
    }

    /** The row of exactly this subject; the default when it has none. */
    private Uni<SeatPolicy> own(SqlClient client, Subject subject) {
        SeatPolicy.Scope scope = subject.sectionId() == null ? SeatPolicy.Scope.TERM : SeatPolicy.Scope.SECTION;
        return applying(client, subject).map(policy -> policy.scope() == scope ? policy : SeatPolicy.DEFAULT);
    }

    private Uni<Written> decide(
            SqlConnection connection,
            Subject subject,
            SeatReleasePolicy policy,
            @Nullable String ifMatch,
            Caller caller) {
        return own(connection, subject)
                .chain(own -> write(connection, subject, own, SeatPolicyRows.columns(policy), ifMatch)
                        .call(change -> record(connection, subject, change, caller))
                        .chain(() -> own(connection, subject))
                        .map(written -> new Written(written, own.id() == 0)));
    }

    private Uni<TableWriter.RowChange> write(
            SqlConnection connection,
            Subject subject,
            SeatPolicy own,
            SequencedMap<String, Object> columns,
            @Nullable String ifMatch) {
        if (own.id() != 0) {
            return tables.update(connection, SeatPolicyRows.TABLE, own.id(), ifMatch, columns);
        }
        columns.put("term_id", subject.termId());
        columns.put("section_id", subject.sectionId());
        return tables.insert(connection, SeatPolicyRows.TABLE, columns);
    }

    private Uni<Void> remove(SqlConnection connection, Subject subject, @Nullable String ifMatch, Caller caller) {
        return own(connection, subject)
                .invoke(own -> {
                    if (own.id() == 0) {
                        throw ProblemException.notFound("seatReleasePolicy", subject.key());
                    }
                })
                .chain(own -> tables.delete(connection, SeatPolicyRows.TABLE, own.id(), ifMatch))
                .chain(change -> record(connection, subject, change, caller));
    }

    private Uni<Void> record(SqlConnection connection, Subject subject, TableWriter.RowChange change, Caller caller) {
        Map<String, Object> details = change.details();
        return audit.record(
                connection,
                List.of(AuditEvent.of(
                        clock.instant(),
                        caller,
                        "SEAT_RELEASE_POLICY_CHANGED",
                        subject.type(),
                        subject.key(),
                        details)));
    }
}
