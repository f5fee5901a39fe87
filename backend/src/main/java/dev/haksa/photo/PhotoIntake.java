package dev.haksa.photo;

import dev.haksa.photo.check.CheckedPhoto;
import dev.haksa.photo.check.Fit;
import dev.haksa.photo.check.PhotoCheck;
import dev.haksa.shared.files.FileStore;
import dev.haksa.shared.files.IncomingFile;
import dev.haksa.shared.files.IncomingFiles;
import dev.haksa.shared.overload.DailyQuota;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes pictures in: received, counted, checked, made anew, kept. What is not acceptable leaves nothing behind. */
@ApplicationScoped
class PhotoIntake {
    private static final String BY_STUDENT = "PHOTO_UPLOAD";
    private static final String BY_STAFF = "PHOTO_UPLOAD_FOR_STUDENT";

    private final IncomingFiles incoming;
    private final PhotoCheck check;
    private final FileStore store;
    private final DailyQuota quota;
    private final PhotoUploadConfig config;
    private final Clock clock;

    PhotoIntake(
            IncomingFiles incoming,
            PhotoCheck check,
            FileStore store,
            DailyQuota quota,
            PhotoUploadConfig config,
            Clock clock) {
        this.incoming = incoming;
        this.check = check;
        this.store = store;
        this.quota = quota;
        this.config = config;
        this.clock = clock;
    }

    /** Who sends a picture: nobody sends more than so many a day, nor has more than a few checked at a time. */
    sealed interface Sender {
        /** A student, for themselves. */
        record Student(String studentNumber) implements Sender {}

        /** Somebody of the staff. */
        record Staff(String account) implements Sender {}

        /** A feature that bounds itself how many photos it puts in. */
        record Import(String account) implements Sender {}

        /** The same for the same sender, however they log in. */
        default String key() {
            return switch (this) {
                case Student student -> "student/" + student.studentNumber();
                case Staff staff -> "account/" + staff.account();
                case Import run -> "import/" + run.account();
            };
        }
    }

    /** Where a picture comes from, called once. */
    @FunctionalInterface
    interface Source {
        Uni<IncomingFile> receive(IncomingFiles incoming);

        /** The body of a request. */
        static Source of(Multi<Buffer> content) {
            return incoming -> incoming.receiveToLookAt(content, PhotoCheck.MOST_BYTES);
        }

        /** A file that this machine has received already. */
        static Source of(Path uploaded) {
            return incoming -> incoming.receive(uploaded, PhotoCheck.MOST_BYTES);
        }
    }

    /** A picture that is kept. */
    record Kept(CheckedPhoto verdict, String sha256, int sizeBytes) {
        /** Whether a photo has this picture. */
        boolean isOf(@Nullable StudentPhoto photo) {
            return photo != null && photo.sha256().equals(sha256);
        }

        /** A new photo with this picture. */
        StudentPhoto photo(
                String student,
                PhotoState state,
                PhotoSource source,
                @Nullable String reason,
                Caller caller,
                Instant at) {
            boolean decided = state == PhotoState.APPROVED;
            return new StudentPhoto(
                    UUID.randomUUID(),
                    student,
                    state,
                    sha256,
                    sizeBytes,
                    verdict.cropped(),
                    verdict.turnedDegrees(),
                    verdict.findings(),
                    source,
                    reason,
                    caller.id(),
                    caller.name(),
                    at,
                    null,
                    null,
                    decided ? caller.name() : null,
                    decided ? at : null,
                    null,
                    null,
                    1);
        }
    }

    /** Whether a photo has the picture of a verdict, which is not kept. */
    static boolean isOf(CheckedPhoto verdict, @Nullable StudentPhoto photo) {
        return photo != null && photo.sha256().equals(sha256(verdict.content()));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A picture that is acceptable, who sent it, and when all of it was there. */
    record Examined(CheckedPhoto verdict, Sender sender, Instant arrivedAt) {}

    /**
     * Receives a picture to its end, then asks whether it is wanted at all, then checks it.
     *
     * @param wanted fails when a picture that has arrived at an instant is not wanted
     * @return fails with 413 when it is too long, with 400 and every reason when it is not acceptable, with 429 when the
     *     sender has sent too many
     */
    Uni<Examined> examine(Source source, Fit fit, Sender sender, Function<Instant, Uni<Void>> wanted) {
        return source.receive(incoming)
                .onFailure(PhotoIntake::isTooLarge)
                .transform(failure -> PhotoCheck.tooLarge())
                .chain(file -> examine(file, clock.instant(), fit, sender, wanted)
                        .onTermination()
                        .call(() -> incoming.discard(file.path())));
    }

    private static boolean isTooLarge(Throwable failure) {
        return failure instanceof ProblemException problem && problem.type() == ProblemType.BODY_TOO_LARGE;
    }

    private Uni<Examined> examine(
            IncomingFile file, Instant arrivedAt, Fit fit, Sender sender, Function<Instant, Uni<Void>> wanted) {
        return wanted.apply(arrivedAt)
                .chain(() -> count(sender))
                .chain(() -> counted(check.check(file.path(), fit, sender.key()), sender))
                .map(verdict -> new Examined(verdict, sender, arrivedAt));
    }

    private Uni<Void> count(Sender sender) {
        return switch (sender) {
            case Sender.Student student -> quota.take(BY_STUDENT, student.key(), config.perDay());
            case Sender.Staff staff -> quota.take(BY_STAFF, staff.key(), config.byStaffPerDay());
            case Sender.Import _ -> Uni.createFrom().voidItem();
        };
    }

    private <T> Uni<T> counted(Uni<T> work, Sender sender) {
        return switch (sender) {
            case Sender.Student student -> quota.counted(BY_STUDENT, student.key(), work);
            case Sender.Staff staff -> quota.counted(BY_STAFF, staff.key(), work);
            case Sender.Import _ -> work;
        };
    }

    /** Keeps a picture that was examined, and saves what is to be known of it. */
    <T> Uni<T> keep(Examined examined, Function<Kept, Uni<T>> save) {
        byte[] content = examined.verdict().content();
        return counted(
                incoming.receive(Multi.createFrom().item(Buffer.buffer(content)), content.length)
                        .call(file -> incoming.keep(file, store))
                        .map(file -> new Kept(examined.verdict(), file.sha256(), content.length))
                        .chain(kept -> save.apply(kept)),
                examined.sender());
    }
}
