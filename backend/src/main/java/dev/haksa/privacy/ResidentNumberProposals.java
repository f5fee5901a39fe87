package dev.haksa.privacy;

import dev.haksa.privacy.domain.ResidentNumber;
import dev.haksa.privacy.store.ParticularsRows;
import dev.haksa.privacy.store.ResidentNumberRows;
import dev.haksa.privacy.store.ResidentNumberRows.Author;
import dev.haksa.privacy.store.ResidentNumberRows.Stored;
import dev.haksa.privacy.store.ResidentNumberRows.Written;
import dev.haksa.privacy.vault.ResidentNumberVault;
import dev.haksa.privacy.vault.Sealed;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Resident numbers that are proposed for a correction of the record (제44조④). An application names the proposal, so that
 * neither it nor anything that is told about it ever holds the number.
 */
@ApplicationScoped
public class ResidentNumberProposals {
    /** Longer than any application takes. */
    private static final Duration KEPT = Duration.ofDays(365);

    private final ResidentNumberRows rows;
    private final ParticularsRows particulars;
    private final ResidentNumberVault vault;
    private final AuditTrail audit;
    private final Clock clock;

    ResidentNumberProposals(
            ResidentNumberRows rows,
            ParticularsRows particulars,
            ResidentNumberVault vault,
            AuditTrail audit,
            Clock clock) {
        this.rows = rows;
        this.particulars = particulars;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    private record Opened(ResidentNumber number, Stored stored) {}

    /** The entry of a number and what was there before. */
    private record Replaced(Opened opened, @Nullable Stored before) {}

    /** What a proposal tells without the number; null when there is no such proposal for this student. */
    public Uni<@Nullable ProposedNumber> find(SqlClient client, UUID id, String studentNumber) {
        return rows.proposal(client, id, studentNumber)
                .chain(stored -> stored == null
                        ? Uni.createFrom().<@Nullable ProposedNumber>nullItem()
                        : described(client, id, studentNumber, stored));
    }

    /**
     * Enters a proposed number in the transaction that carries a correction out, and keeps what was before.
     *
     * @param source what it goes back to, such as {@code record-change/12}
     * @return fails with 409 when another student has the number by now, 404 without such a proposal
     */
    public Uni<Void> accept(
            SqlConnection connection, UUID id, String studentNumber, String source, Caller caller, Instant at) {
        Author author = new Author(caller.id(), caller.name(), at);
        return rows.proposal(connection, id, studentNumber)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("resident number proposal", id))
                .map(stored -> opened(stored, studentNumber))
                .call(opened -> requireFree(connection, opened.number(), studentNumber))
                .chain(opened -> replace(connection, opened, studentNumber, source, author))
                .call(replaced -> particulars.setSex(
                        connection, studentNumber, replaced.opened().number().sex()))
                .call(replaced -> rows.forget(connection, id))
                .chain(replaced ->
                        audit.record(connection, List.of(event(studentNumber, replaced, source, caller, at))));
    }

    /** Forgets a proposal that came to nothing. */
    public Uni<Void> forget(SqlConnection connection, UUID id) {
        return rows.forget(connection, id);
    }

    @Scheduled(every = "24h", delayed = "45m")
    Uni<Void> forgetOld() {
        return rows.forgetProposals(clock.instant().minus(KEPT));
    }

    private Uni<ProposedNumber> described(SqlClient client, UUID id, String studentNumber, Stored stored) {
        ResidentNumber number = opened(stored, studentNumber).number();
        return rows.isTaken(client, vault.fingerprint(number), studentNumber)
                .map(taken -> new ProposedNumber(id, stored.masked(), number.birthDate(), number.sex(), taken));
    }

    private Uni<Void> requireFree(SqlConnection connection, ResidentNumber number, String studentNumber) {
        return rows.isTaken(connection, vault.fingerprint(number), studentNumber)
                .invoke(ResidentNumberService::refuseTaken)
                .replaceWithVoid();
    }

    private Uni<Replaced> replace(
            SqlConnection connection, Opened opened, String studentNumber, String source, Author author) {
        return rows.lock(connection, studentNumber)
                .map(before -> new Replaced(opened, before))
                .call(replaced -> rows.remember(
                        connection,
                        studentNumber,
                        replaced.before(),
                        opened.number().masked(),
                        source,
                        author))
                .call(() -> rows.write(connection, written(opened.number(), studentNumber), author));
    }

    private Opened opened(Stored stored, String studentNumber) {
        return new Opened(vault.open(stored.sealed(), studentNumber), stored);
    }

    private Written written(ResidentNumber number, String studentNumber) {
        Sealed sealed = vault.seal(number, studentNumber);
        return new Written(studentNumber, sealed, vault.fingerprint(number), number.masked());
    }

    private static AuditEvent event(String studentNumber, Replaced replaced, String source, Caller caller, Instant at) {
        Stored before = replaced.before();
        Map<String, Object> details = Map.of(
                "before",
                before == null ? "" : before.masked(),
                "after",
                replaced.opened().stored().masked(),
                "source",
                source);
        return AuditEvent.of(at, caller, "RESIDENT_NUMBER_CORRECTED", "STUDENT", studentNumber, details);
    }
}
