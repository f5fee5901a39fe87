package dev.haksa.photo;

import dev.haksa.photo.PhotoIntake.Kept;
import dev.haksa.photo.PhotoIntake.Sender;
import dev.haksa.photo.PhotoIntake.Source;
import dev.haksa.photo.check.CheckedPhoto;
import dev.haksa.photo.domain.PhotoRights;
import dev.haksa.photo.store.PhotoReads;
import dev.haksa.photo.store.PhotoWrites;
import dev.haksa.photo.store.PhotoWrites.Decider;
import dev.haksa.photo.store.PhotoWrites.Owner;
import dev.haksa.shared.http.EntityTags;
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
import org.jspecify.annotations.Nullable;

/**
 * Puts photos in for students by staff (사진수정): approved at once unless said otherwise, with a reason, at any time. What counted before and
 * what was in review is superseded.
 */
@ApplicationScoped
public class PhotoReplacementService {
    private final PhotoIntake intake;
    private final PhotoReads reads;
    private final PhotoWrites writes;
    private final PhotoNews news;
    private final PhotoUses uses;
    private final Clock clock;

    PhotoReplacementService(
            PhotoIntake intake, PhotoReads reads, PhotoWrites writes, PhotoNews news, PhotoUses uses, Clock clock) {
        this.intake = intake;
        this.reads = reads;
        this.writes = writes;
        this.news = news;
        this.uses = uses;
        this.clock = clock;
    }

    /**
     * Puts in a photo that counts at once. The picture that counts already changes nothing, also when the tag is an
     * old one: then the same was asked for and done before, and only its answer was lost (RFC 9110, 13.1.1).
     *
     * @return fails with 400 when the picture is not acceptable, 404 without such a student in the caller's reach, 409
     *     when the record is closed or the caller's own, 413 when the picture is too long, 429 too often, 428 and 412
     *     by the tag of the student's photos
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
                        sender(how, caller),
                        arrivedAt -> writes.owner(how.studentNumber())
                                .invoke(owner -> require(owner, how, caller))
                                .chain(owner -> requireTag(how)))
                .chain(examined -> how.dryRun()
                        ? writes.inTransaction(connection -> tried(connection, examined.verdict(), how))
                        : intake.keep(
                                examined,
                                kept -> writes.inTransaction(connection -> save(connection, kept, how, caller))));
    }

    private Uni<UploadedPhoto> tried(SqlConnection connection, CheckedPhoto verdict, StaffUpload how) {
        UploadedPhoto tried = new UploadedPhoto(verdict, null, false);
        return reads.only(connection, how.studentNumber(), PhotoState.APPROVED)
                .map(counting -> PhotoIntake.isOf(verdict, counting) ? counting : null)
                .chain(there -> warned(connection, tried, there, how));
    }

    /**
     * Staff who put in one photo, or try to, read what else they have to do. They do so when the same is asked for again, too:
     * the first answer may have been lost.
     */
    private Uni<UploadedPhoto> warned(
            SqlConnection connection, UploadedPhoto uploaded, @Nullable StudentPhoto counting, StaffUpload how) {
        return how.source() == PhotoSource.STAFF
                ? uses.afterReplacement(connection, how.studentNumber(), counting == null ? null : counting.id())
                        .map(uploaded::warning)
                : Uni.createFrom().item(uploaded);
    }

    private Uni<UploadedPhoto> save(SqlConnection connection, Kept kept, StaffUpload how, Caller caller) {
        return writes.lockOwner(connection, how.studentNumber())
                .invoke(owner -> require(owner, how, caller))
                .chain(() -> same(connection, kept, how))
                .chain(there -> there != null
                        ? warned(connection, new UploadedPhoto(kept.verdict(), there, false), there, how)
                        : requireSeen(connection, how).chain(() -> put(connection, kept, how, caller)));
    }

    /** 428 before anything is looked at; whether it is the right one is asked behind the lock. */
    private Uni<Void> requireTag(StaffUpload how) {
        return how.ifMatch() == null && how.namesPhotos()
                ? writes.inTransaction(connection -> requireSeen(connection, how))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> requireSeen(SqlConnection connection, StaffUpload how) {
        return how.namesPhotos()
                ? reads.version(connection, how.studentNumber())
                        .invoke(version -> EntityTags.requireMatch(how.ifMatch(), version))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    /** The photo with this picture that counts, or that waits where a new one would wait too; null when there is none. */
    private Uni<@Nullable StudentPhoto> same(SqlConnection connection, Kept kept, StaffUpload how) {
        return reads.only(connection, how.studentNumber(), PhotoState.APPROVED)
                .chain(counting -> kept.isOf(counting) || how.approve()
                        ? Uni.createFrom().item(counting)
                        : reads.only(connection, how.studentNumber(), PhotoState.SUBMITTED))
                .map(there -> kept.isOf(there) ? there : null);
    }

    private Uni<UploadedPhoto> put(SqlConnection connection, Kept kept, StaffUpload how, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String student = how.studentNumber();
        StudentPhoto photo = kept.photo(student, how.state(), how.source(), how.reason(), caller, now);
        @Nullable Decider decider = how.approve() ? new Decider(caller.id(), caller.name(), now) : null;
        PhotoNews.What what = how.approve() ? PhotoNews.What.REPLACED : PhotoNews.What.SUBMITTED;
        return writes.supersede(connection, student, PhotoState.SUBMITTED, now)
                .chain(() -> how.approve()
                        ? writes.supersede(connection, student, PhotoState.APPROVED, now)
                        : Uni.createFrom().voidItem())
                .chain(() -> writes.insert(connection, photo, decider))
                .chain(() -> warned(connection, new UploadedPhoto(kept.verdict(), photo, true), photo, how))
                .call(() -> news.tell(connection, what, photo, caller, now));
    }

    private static Sender sender(StaffUpload how, Caller caller) {
        return how.source() == PhotoSource.IMPORT ? new Sender.Import(caller.id()) : new Sender.Staff(caller.id());
    }

    private static void require(Owner owner, StaffUpload how, Caller caller) {
        if (!PhotoAccess.reaches(caller, owner.departmentId())) {
            throw ProblemException.notFound("student", owner.studentNumber());
        }
        if (how.approve() && owner.studentNumber().equals(caller.studentNumber())) {
            throw ProblemException.conflict("PHOTO_OWN", Map.of());
        }
        if (!PhotoRights.byStaff(owner.state())) {
            throw ProblemException.conflict(
                    "PHOTO_RECORD_CLOSED", Map.of("state", owner.state().name()));
        }
    }
}
