package dev.haksa.cardissuer;

import dev.haksa.cardissuer.store.ProductionRows;
import dev.haksa.cardissuer.store.ProductionRows.Claim;
import dev.haksa.cardissuer.transfer.DamagedPhotoException;
import dev.haksa.cardissuer.transfer.TransferEntry;
import dev.haksa.cardissuer.transfer.WrittenPackage;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.files.FileStore;
import dev.haksa.shared.files.FilesConfig;
import dev.haksa.shared.files.IncomingFile;
import dev.haksa.shared.files.IncomingFiles;
import dev.haksa.shared.problem.DatabaseFailures;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import dev.haksa.shared.security.Caller;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Prepares packages in the background, one after the other, on whichever instance takes them. What is in a package was
 * fixed when it was asked for; so an instance that dies is replaced by another that writes the same bytes.
 */
@ApplicationScoped
public class PackageProduction {
    private static final Logger LOG = Logger.getLogger(PackageProduction.class);
    private static final Duration RENEWED_EVERY = Duration.ofSeconds(20);

    /** It is not tried again for ever, nor taken from those who never finish. */
    private static final int MOST_FAILURES = 5;

    private final ProductionRows rows;
    private final FileStore files;
    private final IncomingFiles incoming;
    private final Path folder;
    private final PackageAssembly assembly;
    private final AuditTrail audit;
    private final Clock clock;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicBoolean asked = new AtomicBoolean();

    /** The certificate was withdrawn, or has expired, while the package was written. */
    private static final class OtherSeal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OtherSeal() {
            super("its certificate is not valid any more", null, false, false);
        }
    }

    PackageProduction(
            ProductionRows rows,
            FileStore files,
            IncomingFiles incoming,
            FilesConfig config,
            PackageAssembly assembly,
            AuditTrail audit,
            Clock clock) {
        this.rows = rows;
        this.files = files;
        this.incoming = incoming;
        this.folder = config.directory().toAbsolutePath().resolve("incoming");
        this.assembly = assembly;
        this.audit = audit;
        this.clock = clock;
    }

    /** Prepares what waits, at once, without anybody waiting for it. */
    public void wake() {
        prepareAll().subscribe().with(done -> {}, failure -> LOG.error("packages could not be prepared", failure));
    }

    /** Prepares what waits, also what others left behind; whoever asks while it is done is served by the same run. */
    @Scheduled(every = "15s", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> prepareAll() {
        asked.set(true);
        return Uni.createFrom()
                .deferred(() -> busy.compareAndSet(false, true)
                        ? prepareEach().onTermination().invoke(() -> busy.set(false))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> prepareEach() {
        return Multi.createBy()
                .repeating()
                .uni(this::prepareNext)
                .whilst(more -> more || asked.get())
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> prepareNext() {
        asked.set(false);
        return rows.claim(clock.instant())
                .chain(claim -> claim == null
                        ? Uni.createFrom().item(false)
                        : prepare(claim).replaceWith(true));
    }

    private Uni<Void> prepare(Claim claim) {
        if (!claim.sealable()) {
            return failed(claim, "CERTIFICATE_NOT_VALID", null);
        }
        return claim.failures() > MOST_FAILURES
                ? failed(claim, "NOT_WRITTEN", null)
                : PackageHold.during(RENEWED_EVERY, () -> rows.hold(claim), produce(claim));
    }

    private Uni<Void> produce(Claim claim) {
        Path path = folder.resolve(UUID.randomUUID().toString());
        return assembly.write(claim, path)
                .chain(written -> keep(claim, written, path))
                .onFailure()
                .recoverWithUni(failure -> givenUp(claim, failure))
                .onTermination()
                .call(() -> incoming.discard(path));
    }

    private Uni<Void> keep(Claim claim, WrittenPackage written, Path path) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return files.put(new IncomingFile(path, written.contentSha256(), written.contentBytes()))
                .chain(() -> rows.inTransaction(connection -> ready(connection, claim, written, now)))
                .replaceWithVoid();
    }

    private Uni<Void> ready(SqlConnection connection, Claim claim, WrittenPackage written, Instant now) {
        Map<String, Object> details = Map.of(
                "sha256", written.sha256(),
                "sizeBytes", written.sizeBytes(),
                "contentSha256", written.contentSha256(),
                "encrypted", claim.pem() != null);
        AuditEvent event = AuditEvent.of(
                now, Caller.system("card-package"), "CARD_PACKAGE_PREPARED", "CARD_PACKAGE", subject(claim), details);
        return rows.sealed(connection, claim, now)
                .invoke(PackageProduction::requireSealed)
                .chain(() -> rows.ready(connection, claim, written, now))
                .invoke(PackageAssembly::require)
                .chain(() -> audit.record(connection, List.of(event)));
    }

    private static void requireSealed(boolean sealed) {
        if (!sealed) {
            throw new OtherSeal();
        }
    }

    private Uni<Void> givenUp(Claim claim, Throwable failure) {
        if (failure instanceof PackageAssembly.Taken) {
            return Uni.createFrom().voidItem();
        }
        return switch (failure) {
            case DamagedPhotoException damaged -> failed(claim, "PHOTO_DAMAGED", damaged.entryNumber());
            case OtherSeal seal -> failed(claim, "CERTIFICATE_NOT_VALID", null);
            case PackageAssembly.MissingPhoto missing -> failed(claim, "PHOTO_MISSING", missing.entryNumber());
            default -> mayPass(failure) ? postponed(claim, failure) : again(claim, failure);
        };
    }

    /** Whether the file store or the database is away, which is no fault of the package. */
    private static boolean mayPass(Throwable failure) {
        ProblemException problem =
                failure instanceof ProblemException known ? known : DatabaseFailures.recognise(failure);
        return problem != null
                && (problem.type() == ProblemType.STORAGE_UNAVAILABLE || problem.type() == ProblemType.OVERLOADED);
    }

    private Uni<Void> postponed(Claim claim, Throwable failure) {
        LOG.warnf("package %s waits, since its files or the database are out of reach: %s", subject(claim), failure);
        return rows.postponed(claim);
    }

    private Uni<Void> again(Claim claim, Throwable failure) {
        LOG.errorf(failure, "package %s was not written", subject(claim));
        return claim.failures() < MOST_FAILURES ? rows.later(claim) : failed(claim, "NOT_WRITTEN", null);
    }

    /** It cannot be prepared: in the log, on record, and told to whoever reads the package. */
    private Uni<Void> failed(Claim claim, String code, @Nullable Integer number) {
        LOG.errorf("package %s cannot be prepared: %s", subject(claim), code);
        AuditEvent event = AuditEvent.of(
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                Caller.system("card-package"),
                "CARD_PACKAGE_FAILED",
                "CARD_PACKAGE",
                subject(claim),
                number == null ? Map.of("failure", code) : Map.of("failure", code, "entry", TransferEntry.key(number)));
        return rows.inTransaction(connection -> rows.failed(connection, claim, code, number)
                .chain(ours -> ours
                        ? audit.record(connection, List.of(event))
                        : Uni.createFrom().voidItem()));
    }

    private static String subject(Claim claim) {
        return claim.head().campaign() + "/" + claim.head().sequence();
    }
}
