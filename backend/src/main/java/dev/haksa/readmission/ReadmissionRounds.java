package dev.haksa.readmission;

import dev.haksa.catalog.Term;
import dev.haksa.catalog.Terms;
import dev.haksa.readmission.store.RoundRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Lays rounds of readmission down: one a term, with its days, the fee and the places of each department. */
@ApplicationScoped
public class ReadmissionRounds {
    private final RoundRows rows;
    private final Terms terms;
    private final ReadmissionRegulation regulation;
    private final AuditTrail audit;
    private final Clock clock;

    ReadmissionRounds(RoundRows rows, Terms terms, ReadmissionRegulation regulation, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.terms = terms;
        this.regulation = regulation;
        this.audit = audit;
        this.clock = clock;
    }

    /** Lays a round down; 400 when its days or departments do not fit, 409 when the term has one. */
    public Uni<ReadmissionRound> create(RoundFields fields, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return rows.inTransaction(connection -> term(connection, fields)
                .invoke(term -> requireOrder(fields, term))
                .call(() -> requireDepartments(connection, fields))
                .chain(term -> insert(connection, term, fields, Times.day(now)))
                .chain(id -> rows.one(connection, id))
                .call(made -> record(connection, caller, "READMISSION_ROUND_CREATED", made, now)));
    }

    /** Changes a round until the committee has decided; 404, 428, 412, 400, 409. The term stays. */
    public Uni<ReadmissionRound> change(int id, @Nullable String ifMatch, RoundFields fields, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return rows.inTransaction(connection -> rows.lock(connection, id)
                .invoke(round -> requireChangeable(round, ifMatch, fields))
                .call(() -> requireDepartments(connection, fields))
                .call(() -> rows.update(connection, id, fields))
                .chain(() -> rows.one(connection, id))
                .call(made -> record(connection, caller, "READMISSION_ROUND_CHANGED", made, now)));
    }

    /** A round; 404 when there is none. */
    public Uni<ReadmissionRound> find(int id) {
        return rows.one(id);
    }

    /** Rounds, the latest first. */
    public Uni<Page<ReadmissionRound>> list(Paging paging) {
        return rows.list(paging);
    }

    static void requireFiling(ReadmissionRound round) {
        if (round.state() != RoundState.FILING) {
            throw ProblemException.conflict(
                    "READMISSION_DECIDED", Map.of("term", round.fields().term()));
        }
    }

    private static void requireChangeable(ReadmissionRound round, @Nullable String ifMatch, RoundFields fields) {
        EntityTags.requireMatch(ifMatch, round.version());
        requireFiling(round);
        if (!fields.term().equals(round.fields().term())) {
            throw ProblemException.invalid(
                    "READMISSION_TERM_FIXED",
                    "/term",
                    Map.of("term", round.fields().term()));
        }
        requireOrder(fields, round.term());
    }

    /** Registration ends before the term, since a readmission is revoked (article 39) before it takes effect only. */
    private static void requireOrder(RoundFields fields, Term term) {
        List<InputViolation> wrong = new ArrayList<>();
        requireBefore(wrong, "closesOn", fields.opensOn().minusDays(1), fields.closesOn());
        requireBefore(wrong, "feeDueOn", fields.closesOn(), fields.feeDueOn());
        requireBefore(wrong, "feeDueOn", fields.feeDueOn(), term.startsOn());
        requireBefore(wrong, "registerBy", fields.feeDueOn().minusDays(1), fields.registerBy());
        requireBefore(wrong, "registerBy", fields.registerBy(), term.startsOn());
        if (!wrong.isEmpty()) {
            throw ProblemException.invalid(wrong, null);
        }
    }

    private static void requireBefore(List<InputViolation> wrong, String field, LocalDate earlier, LocalDate later) {
        if (!earlier.isBefore(later)) {
            wrong.add(new InputViolation("READMISSION_DAYS", "/" + field, Map.of("earlier", earlier, "later", later)));
        }
    }

    private Uni<Term> term(SqlConnection connection, RoundFields fields) {
        String code = fields.term();
        return terms.byCode(connection, code)
                .onFailure(failure ->
                        failure instanceof ProblemException problem && problem.type() == ProblemType.NOT_FOUND)
                .transform(unknown -> unfit(code))
                .invoke(term -> {
                    if (term.code().rehearsal() || term.season().isSeasonal()) {
                        throw unfit(code);
                    }
                });
    }

    private static ProblemException unfit(String code) {
        return ProblemException.invalid("READMISSION_TERM", "/term", Map.of("term", code));
    }

    private Uni<Void> requireDepartments(SqlConnection connection, RoundFields fields) {
        return rows.departments(connection, fields.places())
                .invoke(known -> {
                    Set<Integer> unknown = new TreeSet<>(fields.places().keySet());
                    known.forEach(unknown::remove);
                    if (!unknown.isEmpty()) {
                        throw ProblemException.invalid(
                                "READMISSION_DEPARTMENT", "/places", Map.of("departments", unknown));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Integer> insert(SqlConnection connection, Term term, RoundFields fields, LocalDate today) {
        return rows.insert(connection, term.id(), fields, regulation.basis(today))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.conflict("READMISSION_ROUND_EXISTS", Map.of("term", fields.term())))
                .call(id -> rows.places(connection, id, fields));
    }

    private Uni<Void> record(
            SqlConnection connection, Caller caller, String action, ReadmissionRound round, Instant at) {
        RoundFields fields = round.fields();
        Map<String, Object> details = Map.of(
                "term", fields.term(),
                "opensOn", fields.opensOn().toString(),
                "closesOn", fields.closesOn().toString(),
                "feeWon", fields.feeWon(),
                "feeDueOn", fields.feeDueOn().toString(),
                "registerBy", fields.registerBy().toString(),
                "places", fields.places().toString());
        String id = String.valueOf(round.id());
        return audit.record(connection, List.of(AuditEvent.of(at, caller, action, "READMISSION_ROUND", id, details)));
    }
}
