package dev.haksa.privacy;

import dev.haksa.privacy.store.RotationRows;
import dev.haksa.privacy.store.RotationRows.Kept;
import dev.haksa.privacy.store.RotationRows.Origin;
import dev.haksa.privacy.vault.ResidentNumberVault;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/**
 * Seals all resident numbers with the active key, batch by batch, while everybody goes on working. Cut short, it goes on
 * where it was when it is run again.
 */
@ApplicationScoped
public class KeyRotation {
    private static final Logger LOG = Logger.getLogger(KeyRotation.class);
    private static final int AT_ONCE = 500;
    /** So many students of whom something did not open are named in the audit trail. */
    private static final int MOST_NAMED = 200;

    private final ResidentNumberVault vault;
    private final RotationRows rows;
    private final AuditTrail audit;
    private final Clock clock;

    KeyRotation(ResidentNumberVault vault, RotationRows rows, AuditTrail audit, Clock clock) {
        this.vault = vault;
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /** What has been done so far; whose numbers did not open, the first of them by name. */
    private record Done(int reencrypted, int failed, Set<String> failedStudents) {
        Done plus(Batch batch) {
            Set<String> students = new TreeSet<>(failedStudents);
            batch.failed().stream().limit(MOST_NAMED - students.size()).forEach(students::add);
            return new Done(
                    reencrypted + batch.renewed().size(),
                    failed + batch.failed().size(),
                    students);
        }
    }

    private record Batch(List<Kept> renewed, List<String> failed, String last) {
        boolean isEmpty() {
            return renewed.isEmpty() && failed.isEmpty();
        }
    }

    /** Seals what other keys seal, and reports. */
    public Uni<RotationReport> rotate(Caller caller) {
        return batches(Origin.NUMBERS, "", new Done(0, 0, Set.of()))
                .chain(done -> batches(Origin.PROPOSALS, "", done))
                .chain(done -> batches(Origin.HISTORY, "", done))
                .chain(done -> report(done, caller));
    }

    private Uni<Done> batches(Origin origin, String after, Done done) {
        return rows.inTransaction(connection -> batch(connection, origin, after))
                .chain(batch -> batch.isEmpty()
                        ? Uni.createFrom().item(done)
                        : batches(origin, batch.last(), done.plus(batch)));
    }

    private Uni<Batch> batch(SqlConnection connection, Origin origin, String after) {
        return rows.old(connection, origin, vault.activeKey(), after, AT_ONCE)
                .map(this::renew)
                .call(batch -> rows.write(connection, origin, batch.renewed()));
    }

    private Batch renew(List<Kept> old) {
        List<Kept> renewed = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (Kept one : old) {
            try {
                renewed.add(new Kept(
                        one.rowKey(),
                        one.studentNumber(),
                        vault.seal(vault.open(one.sealed(), one.studentNumber()), one.studentNumber())));
            } catch (IllegalStateException e) {
                failed.add(one.studentNumber());
                LOG.warnf(
                        "The resident number of a student does not open with key %s",
                        one.sealed().keyId());
            }
        }
        return new Batch(renewed, failed, old.isEmpty() ? "" : old.getLast().rowKey());
    }

    private Uni<RotationReport> report(Done done, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return rows.inTransaction(connection -> rows.remaining(connection, vault.activeKey())
                .map(remaining -> new RotationReport(
                        0, now, caller.name(), vault.activeKey(), done.reencrypted(), done.failed(), remaining))
                .chain(report -> rows.report(connection, report, caller))
                .call(saved -> audit.record(connection, List.of(event(saved, done, caller)))));
    }

    private static AuditEvent event(RotationReport report, Done done, Caller caller) {
        Map<String, Object> details = Map.of(
                "toKey", report.toKey(),
                "reencrypted", report.reencrypted(),
                "failed", report.failed(),
                "failedStudents", List.copyOf(done.failedStudents()),
                "remaining", report.remaining());
        return AuditEvent.of(report.at(), caller, "RESIDENT_NUMBERS_REENCRYPTED", "KEY", report.toKey(), details);
    }
}
