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

/**
 * Prepares packages in the background, one after the other, on whichever instance takes them. What is in a package was
 * fixed when it was asked for; so an instance that dies is replaced by another that writes the same bytes.
 */
@ApplicationScoped
public class PackageProduction {
    private static final Logger LOG = Logger.getLogger(PackageProduction.class);
    /** Photos are written by as many; so many are in memory. */
    private static final int AT_ONCE = 25;

    private static final int MEASURED_AT_ONCE = 200;
    private static final Duration RENEWED_EVERY = Duration.ofSeconds(20);
    /** It is not tried again for ever, nor taken from those who never finish. */
    private static final int MOST_FAILURES = 5;

    private final ProductionRows rows;
    private final FileStore files;
    private final IncomingFiles incoming;
    private final Path folder;
    private final PackageFiles writing;
    private final AuditTrail audit;
    private final Clock clock;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicBoolean asked = new AtomicBoolean();

    PackageProduction(
            ProductionRows rows,
            FileStore files,
            IncomingFiles incoming,
            FilesConfig config,
            PackageFiles writing,
            AuditTrail audit,
            Clock clock) {
        this.rows = rows;
        this.files = files;
        this.incoming = incoming;
        this.folder = config.directory().toAbsolutePath().resolve("incoming");
        this.writing = writing;
        this.audit = audit;
        this.clock = clock;
    }

    /** Somebody else took the package meanwhile. */
    private static final class Taken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Taken() {
            super("somebody else prepares it", null, false, false);
        }
    }

    /** A photo that the file store does not have any more. */
    private static final class MissingPhoto extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int entryNumber;

        MissingPhoto(TransferEntry entry) {
            super("photo of entry " + entry.key() + " is missing", null, false, false);
            this.entryNumber = entry.number();
        }
    }

    private record Job(Claim claim, List<TransferEntry> entries, Path path) {}

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
            return rows.failed(claim, "CERTIFICATE_NOT_VALID", null);
        }
        return claim.failures() > MOST_FAILURES
                ? rows.failed(claim, "NOT_WRITTEN", null)
                : PackageHold.during(RENEWED_EVERY, () -> rows.hold(claim), produce(claim));
    }

    private Uni<Void> produce(Claim claim) {
        Path path = folder.resolve(UUID.randomUUID().toString());
        return rows.entries(claim.id())
                .chain(entries -> measure(claim, entries))
                .chain(entries -> write(new Job(claim, entries, path)))
                .chain(written -> keep(claim, written, path))
                .onFailure()
                .recoverWithUni(failure -> givenUp(claim, failure))
                .onTermination()
                .call(() -> incoming.discard(path));
    }

    /** Photos are measured once; whoever goes on knows what was measured before. */
    private Uni<List<TransferEntry>> measure(Claim claim, List<TransferEntry> entries) {
        List<TransferEntry> open =
                entries.stream().filter(entry -> entry.photoBytes() == 0).toList();
        return Multi.createFrom()
                .iterable(open)
                .onItem()
                .transformToUniAndConcatenate(this::measure)
                .group()
                .intoLists()
                .of(MEASURED_AT_ONCE)
                .onItem()
                .transformToUniAndConcatenate(
                        measured -> rows.measured(claim.id(), measured).chain(() -> stillOurs(claim, 0)))
                .collect()
                .last()
                .chain(() -> open.isEmpty() ? Uni.createFrom().item(entries) : rows.entries(claim.id()));
    }

    private Uni<TransferEntry> measure(TransferEntry entry) {
        return files.size(entry.photoSha256())
                .map(size -> entry.ofBytes(Math.toIntExact(size)))
                .onFailure(PackageProduction::isMissing)
                .transform(failure -> new MissingPhoto(entry));
    }

    private Uni<WrittenPackage> write(Job job) {
        return writing.begin(
                        job.path(),
                        job.claim().head(),
                        job.entries(),
                        job.claim().pem())
                .chain(open -> photos(job, open)
                        .chain(() -> writing.finish(open))
                        .onTermination()
                        .call(() -> writing.close(open)));
    }

    private Uni<Void> photos(Job job, PackageFiles.Open open) {
        return Multi.createFrom()
                .iterable(job.entries())
                .group()
                .intoLists()
                .of(AT_ONCE)
                .onItem()
                .transformToUniAndConcatenate(some -> read(some)
                        .chain(photos -> writing.add(open, photos))
                        .chain(written -> stillOurs(job.claim(), written)))
                .collect()
                .last();
    }

    private Uni<List<byte[]>> read(List<TransferEntry> entries) {
        return Multi.createFrom()
                .iterable(entries)
                .onItem()
                .transformToUniAndConcatenate(this::read)
                .collect()
                .asList();
    }

    private Uni<byte[]> read(TransferEntry entry) {
        return files.read(entry.photoSha256())
                .chain(pieces -> pieces.collect()
                        .in(io.vertx.core.buffer.Buffer::buffer, (all, piece) -> all.appendBytes(piece.getBytes())))
                .map(io.vertx.core.buffer.Buffer::getBytes)
                .onFailure(PackageProduction::isMissing)
                .transform(failure -> new MissingPhoto(entry));
    }

    private Uni<Void> stillOurs(Claim claim, int written) {
        return rows.progress(claim, written).invoke(PackageProduction::require).replaceWithVoid();
    }

    private static void require(boolean ours) {
        if (!ours) {
            throw new Taken();
        }
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
                now,
                Caller.system("card-package"),
                "CARD_PACKAGE_PREPARED",
                "CARD_PACKAGE",
                claim.head().campaign() + "/" + claim.head().sequence(),
                details);
        return rows.ready(connection, claim, written, now)
                .invoke(PackageProduction::require)
                .chain(() -> audit.record(connection, List.of(event)));
    }

    private Uni<Void> givenUp(Claim claim, Throwable failure) {
        if (failure instanceof Taken) {
            return Uni.createFrom().voidItem();
        }
        LOG.errorf(
                failure,
                "package %s/%d failed",
                claim.head().campaign(),
                claim.head().sequence());
        return switch (failure) {
            case DamagedPhotoException damaged -> rows.failed(claim, "PHOTO_DAMAGED", damaged.entryNumber());
            case MissingPhoto missing -> rows.failed(claim, "PHOTO_MISSING", missing.entryNumber);
            default -> claim.failures() < MOST_FAILURES ? rows.later(claim) : rows.failed(claim, "NOT_WRITTEN", null);
        };
    }

    private static boolean isMissing(Throwable failure) {
        return failure instanceof ProblemException problem && problem.type() == ProblemType.NOT_FOUND;
    }
}
