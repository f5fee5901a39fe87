package dev.haksa.photo;

import dev.haksa.photo.PhotoIntake.Kept;
import dev.haksa.photo.PhotoIntake.Source;
import dev.haksa.photo.check.CheckedPhoto;
import dev.haksa.photo.domain.PhotoRights;
import dev.haksa.photo.store.PhotoReads;
import dev.haksa.photo.store.PhotoWrites;
import dev.haksa.photo.store.PhotoWrites.Decider;
import dev.haksa.photo.store.PhotoWrites.Owner;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Puts photos in for students by staff (사진수정): approved at once, with a reason, at any time. What counted before and
 * what was in review is superseded.
 */
@ApplicationScoped
public class PhotoReplacementService {
    private final PhotoIntake intake;
    private final PhotoReads reads;
    private final PhotoWrites writes;
    private final PhotoNews news;
    private final Clock clock;

    PhotoReplacementService(PhotoIntake intake, PhotoReads reads, PhotoWrites writes, PhotoNews news, Clock clock) {
        this.intake = intake;
        this.reads = reads;
        this.writes = writes;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Puts in a photo that counts at once. The picture that counts already changes nothing.
     *
     * @return fails with 400 when the picture is not acceptable, 404 without such a student in the caller's reach, 409
     *     when the record is closed, 413 when the picture is too long
     */
    public Uni<UploadedPhoto> replace(StaffUpload how, Multi<Buffer> content, Caller caller) {
        return replace(how, Source.of(content), caller);
    }

    /** The same for a file that the platform has received already. */
    public Uni<UploadedPhoto> replace(StaffUpload how, Path uploaded, Caller caller) {
        return replace(how, Source.of(uploaded), caller);
    }

    private Uni<UploadedPhoto> replace(StaffUpload how, Source source, Caller caller) {
        return intake.examine(
                        source,
                        how.fit(),
                        () -> writes.owner(how.studentNumber())
                                .invoke(owner -> require(owner, caller))
                                .replaceWithVoid())
                .chain(verdict -> how.dryRun()
                        ? Uni.createFrom().item(new UploadedPhoto(verdict, null, false))
                        : save(verdict, how, caller));
    }

    private Uni<UploadedPhoto> save(CheckedPhoto verdict, StaffUpload how, Caller caller) {
        return intake.keep(verdict)
                .chain(kept -> writes.inTransaction(connection -> save(connection, kept, how, caller)));
    }

    private Uni<UploadedPhoto> save(SqlConnection connection, Kept kept, StaffUpload how, Caller caller) {
        return writes.lockOwner(connection, how.studentNumber())
                .invoke(owner -> require(owner, caller))
                .chain(() -> reads.only(connection, how.studentNumber(), PhotoState.APPROVED))
                .chain(there -> there != null && there.sha256().equals(kept.sha256())
                        ? Uni.createFrom().item(new UploadedPhoto(kept.verdict(), there, false))
                        : put(connection, kept, how, caller));
    }

    private Uni<UploadedPhoto> put(SqlConnection connection, Kept kept, StaffUpload how, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String student = how.studentNumber();
        StudentPhoto photo = kept.photo(student, PhotoState.APPROVED, how.source(), how.reason(), caller, now);
        return writes.supersede(connection, student, PhotoState.SUBMITTED, now)
                .chain(() -> writes.supersede(connection, student, PhotoState.APPROVED, now))
                .chain(() -> writes.insert(connection, photo, new Decider(caller.id(), caller.name(), now)))
                .chain(() -> news.tell(connection, PhotoNews.What.REPLACED, photo, caller, now))
                .replaceWith(new UploadedPhoto(kept.verdict(), photo, true));
    }

    private static void require(Owner owner, Caller caller) {
        if (!PhotoAccess.reaches(caller, owner.departmentId())) {
            throw ProblemException.notFound("student", owner.studentNumber());
        }
        if (!PhotoRights.byStaff(owner.state())) {
            throw ProblemException.conflict(
                    "PHOTO_RECORD_CLOSED", Map.of("state", owner.state().name()));
        }
    }
}
