package dev.haksa.photo;

import dev.haksa.photo.PhotoIntake.Examined;
import dev.haksa.photo.PhotoIntake.Kept;
import dev.haksa.photo.PhotoIntake.Sender;
import dev.haksa.photo.PhotoIntake.Source;
import dev.haksa.photo.check.Fit;
import dev.haksa.photo.domain.PhotoRetention;
import dev.haksa.photo.domain.PhotoRights;
import dev.haksa.photo.store.PhotoReads;
import dev.haksa.photo.store.PhotoWrites;
import dev.haksa.photo.store.PhotoWrites.Owner;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes students' own photos (사진변경신청): put in, looked at after cropping, confirmed, taken back. */
@ApplicationScoped
public class PhotoUploadService {
    private final PhotoIntake intake;
    private final PhotoWindows windows;
    private final PhotoReads reads;
    private final PhotoWrites writes;
    private final PhotoNews news;
    private final Pool pool;
    private final Clock clock;

    PhotoUploadService(
            PhotoIntake intake,
            PhotoWindows windows,
            PhotoReads reads,
            PhotoWrites writes,
            PhotoNews news,
            Pool pool,
            Clock clock) {
        this.intake = intake;
        this.windows = windows;
        this.reads = reads;
        this.writes = writes;
        this.news = news;
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * Puts in a photo: for review, or with {@link Fit#CROP} as a preview that is to be confirmed. It takes the place of
     * the one in review. The picture that is in review already changes nothing, nor does the one that counts while none is.
     *
     * @return fails with 400 when the picture is not acceptable, 404 without a record, 409 when the record does not
     *     allow photos or the picture was rejected last, 413 when it is too long, 429 too often, 422 while students
     *     cannot put in photos
     */
    public Uni<UploadedPhoto> upload(PhotoUpload how, Multi<Buffer> content, Caller caller) {
        return upload(how, Source.of(content), caller);
    }

    /** The same for a file that the platform has received already. */
    public Uni<UploadedPhoto> upload(PhotoUpload how, Path uploaded, Caller caller) {
        return upload(how, Source.of(uploaded), caller);
    }

    /** Hands a preview in; 404, 409 when it is none, 422 while students cannot put in photos, 428 and 412 by its tag. */
    public Uni<StudentPhoto> confirm(UUID id, @Nullable String ifMatch, Caller caller) {
        String student = own(caller);
        return writes.inTransaction(connection ->
                writes.lockOwner(connection, student).chain(owner -> confirm(connection, owner, id, ifMatch, caller)));
    }

    /** Takes a photo back that is in review, or forgets a preview; 404, 409 when it is decided, 428 and 412 by its tag. */
    public Uni<Void> withdraw(UUID id, @Nullable String ifMatch, Caller caller) {
        String student = own(caller);
        return writes.inTransaction(connection -> writes.lockOwner(connection, student)
                .chain(owner -> lockOwn(connection, id, student))
                .chain(photo -> withdraw(connection, photo, ifMatch, caller, now())));
    }

    /** What is needed of an upload beside its picture; {@code at}: when it was its turn. */
    private record Order(String student, PhotoState state, Caller caller, Instant at) {}

    /**
     * Whether it is wanted is asked twice: before anything is looked at, when a no costs nothing yet, and for good. What
     * counts both times is when all of the picture was there, neither when somebody began to send it nor how long it then
     * had to wait.
     */
    private Uni<UploadedPhoto> upload(PhotoUpload how, Source source, Caller caller) {
        String student = own(caller);
        PhotoState state = how.fit() == Fit.CROP ? PhotoState.PREVIEW : PhotoState.SUBMITTED;
        return intake.examine(
                        source,
                        how.fit(),
                        new Sender.Student(student),
                        arrivedAt -> writes.owner(student).chain(owner -> requireOpen(owner, pool, arrivedAt)))
                .chain(examined -> how.dryRun()
                        ? Uni.createFrom().item(new UploadedPhoto(examined.verdict(), null, false))
                        : save(examined, student, state, caller));
    }

    private Uni<Void> requireOpen(Owner owner, SqlClient client, Instant now) {
        requireStudying(owner);
        return windows.requireOpen(client, owner.studentNumber(), now);
    }

    private Uni<StudentPhoto> confirm(
            SqlConnection connection, Owner owner, UUID id, @Nullable String ifMatch, Caller caller) {
        return lockOwn(connection, id, owner.studentNumber())
                .chain(photo -> isConfirmed(photo, ifMatch)
                        ? Uni.createFrom().item(photo)
                        : handIn(connection, owner, photo, ifMatch, caller));
    }

    /** Whether the same was asked for and done before: a photo in review whose version before was that of the preview. */
    private static boolean isConfirmed(StudentPhoto photo, @Nullable String ifMatch) {
        return photo.state() == PhotoState.SUBMITTED
                && photo.version() > 1
                && EntityTags.of(photo.version() - 1).equals(ifMatch);
    }

    private Uni<StudentPhoto> handIn(
            SqlConnection connection, Owner owner, StudentPhoto preview, @Nullable String ifMatch, Caller caller) {
        Instant now = now();
        return requireOpen(owner, connection, now)
                .invoke(() -> requirePreview(preview, ifMatch, now))
                .chain(() -> reads.standing(connection, owner.studentNumber()))
                .invoke(standing -> requireNew(standing, preview.sha256()))
                .call(() -> writes.supersede(connection, owner.studentNumber(), PhotoState.SUBMITTED, now))
                .chain(() -> writes.confirm(connection, preview.id(), now))
                .call(photo -> news.tell(connection, PhotoNews.What.SUBMITTED, photo, caller, now));
    }

    private Uni<UploadedPhoto> save(Examined examined, String student, PhotoState state, Caller caller) {
        return intake.keep(
                examined,
                kept -> writes.inTransaction(connection -> writes.lockOwner(connection, student)
                        .call(owner -> requireOpen(owner, connection, examined.arrivedAt()))
                        .chain(() -> save(connection, kept, new Order(student, state, caller, now())))));
    }

    private Uni<UploadedPhoto> save(SqlConnection connection, Kept kept, Order order) {
        return reads.standing(connection, order.student())
                .chain(standing -> there(standing, kept, order)
                        .map(there -> Uni.createFrom().item(new UploadedPhoto(kept.verdict(), there, false)))
                        .orElseGet(() -> put(connection, kept, requireNew(standing, kept.sha256()), order)));
    }

    /** The photo with this picture that waits already or, when none waits, counts already. */
    private static Optional<StudentPhoto> there(List<StudentPhoto> photos, Kept kept, Order order) {
        StudentPhoto waiting = StudentPhotoSet.of(photos, order.state());
        if (kept.isOf(waiting) && isFresh(waiting, order.at())) {
            return Optional.ofNullable(waiting);
        }
        StudentPhoto counting = StudentPhotoSet.of(photos, PhotoState.APPROVED);
        boolean suffices = order.state() == PhotoState.SUBMITTED && waiting == null && kept.isOf(counting);
        return suffices ? Optional.ofNullable(counting) : Optional.empty();
    }

    /** Whoever sends a photo once more because no answer came does not put it in again after its rejection. */
    private static List<StudentPhoto> requireNew(List<StudentPhoto> standing, String sha256) {
        StudentPhoto rejected = StudentPhotoSet.of(standing, PhotoState.REJECTED);
        if (rejected != null && rejected.sha256().equals(sha256)) {
            throw ProblemException.conflict("PHOTO_REJECTED_BEFORE", Map.of());
        }
        return standing;
    }

    /** Whether there is still time to look at it; only previews vanish. */
    private static boolean isFresh(@Nullable StudentPhoto there, Instant now) {
        return there != null
                && (there.state() != PhotoState.PREVIEW || PhotoRetention.previewIsFresh(there.submittedAt(), now));
    }

    private Uni<UploadedPhoto> put(SqlConnection connection, Kept kept, List<StudentPhoto> standing, Order order) {
        StudentPhoto photo =
                kept.photo(order.student(), order.state(), PhotoSource.STUDENT, null, order.caller(), order.at());
        return discardPreview(connection, standing, order)
                .chain(() -> photo.state() == PhotoState.PREVIEW
                        ? writes.insert(connection, photo, null)
                        : submit(connection, photo, standing, order))
                .replaceWith(new UploadedPhoto(kept.verdict(), photo, true));
    }

    private Uni<Void> discardPreview(SqlConnection connection, List<StudentPhoto> standing, Order order) {
        return StudentPhotoSet.of(standing, PhotoState.PREVIEW) != null
                ? writes.discardPreview(connection, order.student())
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> submit(SqlConnection connection, StudentPhoto photo, List<StudentPhoto> standing, Order order) {
        Uni<Void> room = StudentPhotoSet.of(standing, PhotoState.SUBMITTED) != null
                ? writes.supersede(connection, order.student(), PhotoState.SUBMITTED, order.at())
                : Uni.createFrom().voidItem();
        return room.chain(() -> writes.insert(connection, photo, null))
                .chain(() -> news.tell(connection, PhotoNews.What.SUBMITTED, photo, order.caller(), order.at()));
    }

    private Uni<Void> withdraw(
            SqlConnection connection, StudentPhoto photo, @Nullable String ifMatch, Caller caller, Instant now) {
        if (photo.state() == PhotoState.WITHDRAWN) {
            return Uni.createFrom().voidItem();
        }
        EntityTags.requireMatch(ifMatch, photo.version());
        return switch (photo.state()) {
            case PREVIEW -> writes.discardPreview(connection, photo.studentNumber());
            case SUBMITTED ->
                writes.withdraw(connection, photo.id(), now)
                        .chain(gone -> news.record(connection, "PHOTO_WITHDRAWN", gone, caller, now));
            case APPROVED, REJECTED, SUPERSEDED, WITHDRAWN ->
                throw ProblemException.conflict(
                        "PHOTO_DECIDED", Map.of("state", photo.state().name()));
        };
    }

    private Uni<StudentPhoto> lockOwn(SqlConnection connection, UUID id, String student) {
        return writes.lock(connection, id).invoke(photo -> {
            if (!photo.studentNumber().equals(student)) {
                throw ProblemException.notFound("photo", id);
            }
        });
    }

    private static void requirePreview(StudentPhoto photo, @Nullable String ifMatch, Instant now) {
        EntityTags.requireMatch(ifMatch, photo.version());
        if (photo.state() != PhotoState.PREVIEW) {
            throw ProblemException.conflict(
                    "PHOTO_NO_PREVIEW", Map.of("state", photo.state().name()));
        }
        if (!PhotoRetention.previewStands(photo.submittedAt(), now)) {
            throw ProblemException.notFound("photo", photo.id());
        }
    }

    private static void requireStudying(Owner owner) {
        if (!PhotoRights.byStudent(owner.state())) {
            throw ProblemException.conflict(
                    "PHOTO_NOT_STUDYING", Map.of("state", owner.state().name()));
        }
    }

    private static String own(Caller caller) {
        String number = caller.studentNumber();
        if (number == null) {
            throw ProblemException.notFound("student", "me");
        }
        return number;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
