package dev.haksa.photoregister;

import dev.haksa.photo.ImportedPhoto;
import dev.haksa.photo.StaffUpload;
import dev.haksa.photo.StudentPhotos;
import dev.haksa.photo.UploadedPhoto;
import dev.haksa.photoregister.BoundedWork.Turn;
import dev.haksa.photoregister.ImportReport.ImportedFile;
import dev.haksa.photoregister.ImportReport.Outcome;
import dev.haksa.photoregister.build.PhotoZip;
import dev.haksa.photoregister.build.PhotoZip.Photo;
import dev.haksa.photoregister.store.OwnerRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.files.IncomingFile;
import dev.haksa.shared.files.IncomingFiles;
import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Puts in an archive of photos by student number, each in a transaction of its own and with a word on each. Sending it
 * again changes nothing, so a broken line costs nothing but time.
 */
@ApplicationScoped
public class PhotoImports {
    private static final Logger LOG = Logger.getLogger(PhotoImports.class);

    /** Most bytes of an archive. */
    public static final long MOST_BYTES = 200L * 1024 * 1024;

    private static final Duration LONGEST_RECEPTION = Duration.ofMinutes(10);
    private static final int COME_AGAIN_SECONDS = 60;

    /** So many photos are in the works at once, so that an import does not crowd out the uploads of students. */
    private static final int TOGETHER = 2;

    /** After so many failures one after the other the rest would only meet the same. */
    private static final int MOST_FAILURES = 4;

    private static final int TRIES = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Pool pool;
    private final IncomingFiles incoming;
    private final StudentPhotos photos;
    private final OwnerRows owners;
    private final ImportWork work;
    private final AuditTrail audit;
    private final Clock clock;

    PhotoImports(
            Pool pool,
            IncomingFiles incoming,
            StudentPhotos photos,
            OwnerRows owners,
            ImportWork work,
            AuditTrail audit,
            Clock clock) {
        this.pool = pool;
        this.incoming = incoming;
        this.photos = photos;
        this.owners = owners;
        this.work = work;
        this.audit = audit;
        this.clock = clock;
    }

    private record Import(
            PhotoZip zip, ImportOrder order, Caller caller, ImportTriage triage, AtomicInteger failuresInARow) {}

    /**
     * Puts in an archive; 400 when it is none, 413 when it is too long, 503 while too many others arrive or are being put
     * in. Its turn comes when it is there: a slow line keeps nobody waiting.
     */
    public Uni<ImportReport> run(ImportOrder order, Multi<Buffer> archive, Caller caller) {
        return Uni.createFrom().deferred(() -> {
            Turn reception = work.receive();
            return received(archive)
                    .chain(file -> inTurn(file, order, caller))
                    .onTermination()
                    .invoke(reception::giveBack);
        });
    }

    private Uni<IncomingFile> received(Multi<Buffer> archive) {
        return incoming.receive(archive, MOST_BYTES)
                .ifNoItem()
                .after(LONGEST_RECEPTION)
                .failWith(() -> ProblemException.overloaded(COME_AGAIN_SECONDS));
    }

    private Uni<ImportReport> inTurn(IncomingFile file, ImportOrder order, Caller caller) {
        return work.await()
                .chain(turn -> opened(file, order, caller).onTermination().invoke(turn::giveBack))
                .onTermination()
                .call(() -> incoming.discard(file.path()));
    }

    private Uni<ImportReport> opened(IncomingFile file, ImportOrder order, Caller caller) {
        return work.run(() -> PhotoZip.open(file.path()))
                .chain(zip -> triaged(zip, order, caller)
                        .chain(this::files)
                        .onTermination()
                        .call(() -> work.run(() -> closed(zip))));
    }

    private Uni<Import> triaged(PhotoZip zip, ImportOrder order, Caller caller) {
        List<String> students = zip.photos().stream()
                .map(photo -> photo.name().studentNumber())
                .filter(Objects::nonNull)
                .toList();
        return owners.departments(pool, students)
                .map(departments -> ImportTriage.of(Reach.of(caller), departments, zip.photos()))
                .map(triage -> new Import(zip, order, caller, triage, new AtomicInteger()));
    }

    private Uni<ImportReport> files(Import run) {
        return Multi.createFrom()
                .iterable(run.zip().photos())
                .onItem()
                .transformToUni(photo -> file(run, photo))
                .merge(TOGETHER)
                .collect()
                .asList()
                .map(files -> report(run, files))
                .call(report -> audited(run, report));
    }

    private static ImportReport report(Import run, List<ImportedFile> files) {
        List<ImportedFile> inOrder = files.stream()
                .sorted(Comparator.comparingInt(ImportedFile::place))
                .toList();
        return new ImportReport(run.order().dryRun(), run.zip().ignored(), inOrder);
    }

    private Uni<ImportedFile> file(Import run, Photo photo) {
        @Nullable String student = photo.name().studentNumber();
        @Nullable String refusal = run.triage().refusal(photo).orElse(null);
        if (student == null || refusal != null) {
            String code = Objects.requireNonNullElse(refusal, "PHOTO_IMPORT_NAME");
            return Uni.createFrom()
                    .item(ImportedFile.refused(photo.place(), photo.name().shown(), student, code));
        }
        if (run.failuresInARow().get() >= MOST_FAILURES) {
            return Uni.createFrom().item(failed(photo));
        }
        return put(run, student, photo)
                .map(result -> file(photo, result))
                .onFailure(PhotoImports::isInvalid)
                .recoverWithItem(invalid -> refused(photo, (ProblemException) invalid))
                .invoke(() -> run.failuresInARow().set(0))
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "The photo of %s was not put in", student))
                .onFailure()
                .recoverWithItem(() -> failedOnceMore(run, photo));
    }

    private static boolean isInvalid(Throwable failure) {
        return failure instanceof ProblemException known && known.type() == ProblemType.INVALID_REQUEST;
    }

    private static ImportedFile failedOnceMore(Import run, Photo photo) {
        run.failuresInARow().incrementAndGet();
        return failed(photo);
    }

    private static ImportedFile failed(Photo photo) {
        return ImportedFile.failed(
                photo.place(), photo.name().shown(), photo.name().studentNumber());
    }

    private Uni<ImportedPhoto> put(Import run, String student, Photo photo) {
        ImportOrder order = run.order();
        StaffUpload upload = StaffUpload.imported(
                student, order.reason(), order.approve(), order.fit() == ImportFit.CROP, order.dryRun());
        return incoming.place()
                .chain(path -> work.run(() -> run.zip().extract(photo, path))
                        .chain(extracted -> put(upload, extracted, run.caller()))
                        .onTermination()
                        .call(() -> incoming.discard(path)));
    }

    /** Students have the right of way: while checks of their photos fill the queue, the import waits a little. */
    private Uni<ImportedPhoto> put(StaffUpload upload, Path path, Caller caller) {
        return Uni.createFrom()
                .deferred(() -> photos.put(upload, path, caller))
                .onFailure(PhotoImports::isOverload)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(TRIES);
    }

    private static boolean isOverload(Throwable failure) {
        return failure instanceof ProblemException known
                && (known.type() == ProblemType.OVERLOADED || known.type() == ProblemType.TOO_MANY_REQUESTS);
    }

    private static ImportedFile file(Photo photo, ImportedPhoto result) {
        @Nullable ProblemException refusal = result.refusal();
        if (refusal != null) {
            return refused(photo, refusal);
        }
        Outcome outcome = result.outcome() == ImportedPhoto.Outcome.UNCHANGED ? Outcome.UNCHANGED : Outcome.TAKEN;
        @Nullable UploadedPhoto uploaded = result.uploaded();
        return new ImportedFile(
                photo.place(),
                photo.name().shown(),
                result.studentNumber(),
                outcome,
                uploaded == null || uploaded.photo() == null
                        ? null
                        : uploaded.photo().id(),
                List.of());
    }

    private static ImportedFile refused(Photo photo, ProblemException refusal) {
        String file = photo.name().shown();
        List<InputViolation> why = refusal.input().isEmpty()
                ? List.of(new InputViolation(code(refusal), "/" + file, refusal.facts()))
                : refusal.input().stream()
                        .map(one -> new InputViolation(one.code(), "/" + file, one.facts()))
                        .toList();
        return ImportedFile.refused(photo.place(), file, photo.name().studentNumber(), why);
    }

    /** A refusal that has no violations. */
    private static String code(ProblemException refusal) {
        return refusal.type() == ProblemType.BODY_TOO_LARGE
                ? "PHOTO_IMPORT_FILE_TOO_LARGE"
                : "PHOTO_IMPORT_UNKNOWN_STUDENT";
    }

    /** Trying is on record too: it tells which numbers are those of students. */
    private Uni<Void> audited(Import run, ImportReport report) {
        AuditEvent event = new AuditEvent(
                clock.instant(),
                run.caller(),
                report.dryRun() ? "PHOTO_IMPORT_TRIED" : "PHOTOS_IMPORTED",
                "PHOTO_IMPORT",
                run.caller().correlationId(),
                run.order().reason(),
                Map.of(
                        "taken", report.count(Outcome.TAKEN),
                        "unchanged", report.count(Outcome.UNCHANGED),
                        "refused", report.count(Outcome.REFUSED),
                        "failed", report.count(Outcome.FAILED)));
        return pool.withTransaction(connection -> audit.record(connection, List.of(event)));
    }

    private static boolean closed(PhotoZip zip) throws java.io.IOException {
        zip.close();
        return true;
    }
}
