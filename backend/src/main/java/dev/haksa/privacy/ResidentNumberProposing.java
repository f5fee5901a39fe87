package dev.haksa.privacy;

import dev.haksa.privacy.domain.ResidentNumber;
import dev.haksa.privacy.domain.ResidentNumberRule;
import dev.haksa.privacy.domain.ResidentNumberRule.Known;
import dev.haksa.privacy.store.ResidentNumberRows;
import dev.haksa.privacy.store.ResidentNumberRows.Author;
import dev.haksa.privacy.store.ResidentNumberRows.Written;
import dev.haksa.privacy.vault.PrivacyConfig;
import dev.haksa.privacy.vault.ResidentNumberVault;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.overload.DailyQuota;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import dev.haksa.student.StudentService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Takes resident numbers in that are proposed for a correction (제44조④). The answer is the same whether or not the
 * university knows the number: nobody finds out by proposing. How often is limited, and each proposal is recorded.
 */
@ApplicationScoped
public class ResidentNumberProposing {
    private static final String QUOTA = "RESIDENT_NUMBER_PROPOSAL";

    private final StudentService students;
    private final ResidentNumberRows rows;
    private final ResidentNumberVault vault;
    private final PrivacyConfig config;
    private final DailyQuota quota;
    private final AuditTrail audit;
    private final Clock clock;

    ResidentNumberProposing(
            StudentService students,
            ResidentNumberRows rows,
            ResidentNumberVault vault,
            PrivacyConfig config,
            DailyQuota quota,
            AuditTrail audit,
            Clock clock) {
        this.students = students;
        this.rows = rows;
        this.vault = vault;
        this.config = config;
        this.quota = quota;
        this.audit = audit;
        this.clock = clock;
    }

    /** A proposal as it is answered: an id to be named in the application. */
    public record Proposal(UUID id, String masked) {}

    /** Proposes a number for the caller's own record; 400 when it is none, 404 without student record, 429 too often. */
    public Uni<Proposal> proposeOwn(ResidentNumberService.Entered entered, Caller caller) {
        return students.own(caller)
                .map(student -> student.standing().studentNumber())
                .call(number -> quota.take(QUOTA, "student/" + number, config.proposalsPerDay()))
                .chain(number -> keep(number, entered, caller));
    }

    /**
     * Proposes a number for a student whom the caller may see; 400 when it is none, 404 without such a student, 429 too
     * often.
     */
    public Uni<Proposal> propose(String studentNumber, ResidentNumberService.Entered entered, Caller caller) {
        return students.find(studentNumber, caller)
                .call(() -> quota.take(QUOTA, "account/" + caller.id(), config.proposalsByStaffPerDay()))
                .chain(student -> keep(studentNumber, entered, caller));
    }

    private Uni<Proposal> keep(String studentNumber, ResidentNumberService.Entered entered, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ResidentNumber number = ResidentNumberService.parse(entered.text());
        ResidentNumberService.refuseDisagreements(ResidentNumberRule.disagreements(
                number, new Known(null, null, entered.withoutCheckDigit(), Times.day(now))));
        Proposal proposal = new Proposal(UUID.randomUUID(), number.masked());
        return rows.inTransaction(connection -> write(connection, proposal, number, studentNumber, caller, now))
                .replaceWith(proposal);
    }

    private Uni<Void> write(
            SqlConnection connection,
            Proposal proposal,
            ResidentNumber number,
            String studentNumber,
            Caller caller,
            Instant at) {
        Author author = new Author(caller.id(), caller.name(), at);
        Map<String, Object> details = Map.of("proposal", proposal.id().toString(), "masked", proposal.masked());
        return rows.propose(connection, proposal.id(), written(number, studentNumber), author)
                .chain(() -> audit.record(
                        connection,
                        List.of(AuditEvent.of(
                                at, caller, "RESIDENT_NUMBER_PROPOSED", "STUDENT", studentNumber, details))));
    }

    private Written written(ResidentNumber number, String studentNumber) {
        return new Written(
                studentNumber, vault.seal(number, studentNumber), vault.fingerprint(number), number.masked());
    }
}
