package dev.haksa.photoregister;

import dev.haksa.photo.ImportedPhoto;
import dev.haksa.photo.StaffUpload;
import dev.haksa.photo.StudentPhotos;
import dev.haksa.photo.UploadedPhoto;
import dev.haksa.photoregister.ImportReport.ImportedFile;
import dev.haksa.photoregister.ImportReport.Outcome;
import dev.haksa.photoregister.build.PhotoZip.Photo;
import dev.haksa.shared.files.IncomingFiles;
import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Puts in the photos of an archive, each in a transaction of its own and with a word on each. */
@ApplicationScoped
class ImportedFiles {
    private static final Logger LOG = Logger.getLogger(ImportedFiles.class);

    /** So many photos are in the works at once, so that an import does not crowd out the uploads of students. */
    private static final int TOGETHER = 2;

    /** After so many failures one after the other the rest would only meet the same. */
    private static final int MOST_FAILURES = 4;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** For so long a photo waits for its turn among those of students, or for a file store that is away. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Set<ProblemType> PASSING =
            Set.of(ProblemType.OVERLOADED, ProblemType.TOO_MANY_REQUESTS, ProblemType.STORAGE_UNAVAILABLE);

    private final IncomingFiles incoming;
    private final StudentPhotos photos;
    private final ImportWork work;

    ImportedFiles(IncomingFiles incoming, StudentPhotos photos, ImportWork work) {
        this.incoming = incoming;
        this.photos = photos;
        this.work = work;
    }

    /** Puts in what is worth it, and tells what came of every file. */
    Uni<ImportReport> put(ArchivedPhotos run) {
        return Multi.createFrom()
                .iterable(run.zip().photos())
                .onItem()
                .transformToUni(photo -> file(run, photo).invoke(run.done()::incrementAndGet))
                .merge(TOGETHER)
                .collect()
                .asList()
                .map(files -> report(run, files));
    }

    private static ImportReport report(ArchivedPhotos run, List<ImportedFile> files) {
        List<ImportedFile> inOrder = files.stream()
                .sorted(Comparator.comparingInt(ImportedFile::place))
                .toList();
        return new ImportReport(run.order().dryRun(), run.zip().ignored(), inOrder);
    }

    private Uni<ImportedFile> file(ArchivedPhotos run, Photo photo) {
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
                .onFailure(ImportedFiles::isInvalid)
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

    private static ImportedFile failedOnceMore(ArchivedPhotos run, Photo photo) {
        run.failuresInARow().incrementAndGet();
        return failed(photo);
    }

    private static ImportedFile failed(Photo photo) {
        return ImportedFile.failed(
                photo.place(), photo.name().shown(), photo.name().studentNumber());
    }

    /**
     * Students have the right of way: while checks of their photos fill the queue, the import waits, as it does while the file
     * store is away.
     */
    private Uni<ImportedPhoto> put(ArchivedPhotos run, String student, Photo photo) {
        ImportOrder order = run.order();
        StaffUpload upload = StaffUpload.imported(
                student, order.reason(), order.approve(), order.fit() == ImportFit.CROP, order.dryRun());
        return Uni.createFrom()
                .deferred(() -> put(upload, run, photo))
                .onFailure(ImportedFiles::passes)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .expireIn(PATIENCE.toMillis());
    }

    private Uni<ImportedPhoto> put(StaffUpload upload, ArchivedPhotos run, Photo photo) {
        return incoming.place()
                .chain(path -> work.run(() -> run.zip().extract(photo, path))
                        .chain(extracted -> photos.put(upload, extracted, run.caller()))
                        .onTermination()
                        .call(() -> incoming.discard(path)));
    }

    private static boolean passes(Throwable failure) {
        return failure instanceof ProblemException known && PASSING.contains(known.type());
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

    /** A refusal without violations is that of a student whom the caller does not reach any more. */
    private static ImportedFile refused(Photo photo, ProblemException refusal) {
        String file = photo.name().shown();
        List<InputViolation> why = refusal.input().isEmpty()
                ? List.of(new InputViolation("PHOTO_IMPORT_UNKNOWN_STUDENT", "/" + file, refusal.facts()))
                : refusal.input().stream()
                        .map(one -> new InputViolation(one.code(), "/" + file, one.facts()))
                        .toList();
        return ImportedFile.refused(photo.place(), file, photo.name().studentNumber(), why);
    }
}
