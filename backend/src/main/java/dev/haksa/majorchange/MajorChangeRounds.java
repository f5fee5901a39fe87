package dev.haksa.majorchange;

import dev.haksa.catalog.Term;
import dev.haksa.catalog.Terms;
import dev.haksa.majorchange.store.MajorChangeRows;
import dev.haksa.regulation.Basis;
import dev.haksa.regulation.Regulations;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
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
import java.util.List;
import java.util.Map;

/** Lays rounds of changes of major down: one a term, with its period of filing. */
@ApplicationScoped
public class MajorChangeRounds {
    private final MajorChangeRows rows;
    private final Terms terms;
    private final Regulations regulations;
    private final AuditTrail audit;
    private final Clock clock;

    MajorChangeRounds(MajorChangeRows rows, Terms terms, Regulations regulations, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.terms = terms;
        this.regulations = regulations;
        this.audit = audit;
        this.clock = clock;
    }

    /** Lays a round down; 400 when its days or the term do not fit, 409 when the term has one. */
    public Uni<MajorChangeRound> create(String termCode, LocalDate opensOn, LocalDate closesOn, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Basis basis = new Basis(Times.day(now), regulations.version());
        return rows.inTransaction(connection -> term(connection, termCode)
                .invoke(term -> requireOrder(opensOn, closesOn, term))
                .chain(term -> rows.insertRound(connection, term.id(), opensOn, closesOn, basis))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.conflict("MAJOR_CHANGE_ROUND_EXISTS", Map.of("term", termCode)))
                .chain(id -> rows.round(connection, id))
                .call(made -> record(connection, caller, made, now)));
    }

    /** A round; 404 when there is none. */
    public Uni<MajorChangeRound> find(int id) {
        return rows.round(id);
    }

    /** Rounds, the latest first. */
    public Uni<Page<MajorChangeRound>> list(Paging paging) {
        return rows.rounds(paging);
    }

    private static void requireOrder(LocalDate opensOn, LocalDate closesOn, Term term) {
        if (closesOn.isBefore(opensOn) || !closesOn.isBefore(term.startsOn())) {
            throw ProblemException.invalid(
                    "MAJOR_CHANGE_DAYS",
                    "/closesOn",
                    Map.of("opensOn", opensOn, "closesOn", closesOn, "startsOn", term.startsOn()));
        }
    }

    private Uni<Term> term(SqlConnection connection, String code) {
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
        return ProblemException.invalid("MAJOR_CHANGE_TERM", "/term", Map.of("term", code));
    }

    private Uni<Void> record(SqlConnection connection, Caller caller, MajorChangeRound round, Instant at) {
        Map<String, Object> details = Map.of(
                "term", round.term().code().toString(),
                "opensOn", round.opensOn().toString(),
                "closesOn", round.closesOn().toString());
        String id = String.valueOf(round.id());
        return audit.record(
                connection,
                List.of(AuditEvent.of(at, caller, "MAJOR_CHANGE_ROUND_CREATED", "MAJOR_CHANGE_ROUND", id, details)));
    }
}
