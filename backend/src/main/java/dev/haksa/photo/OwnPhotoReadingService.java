package dev.haksa.photo;

import dev.haksa.photo.domain.PhotoRetention;
import dev.haksa.photo.domain.PhotoRights;
import dev.haksa.photo.store.PhotoReads;
import dev.haksa.photo.store.PhotoWrites;
import dev.haksa.shared.files.FileLink;
import dev.haksa.shared.files.SignedLink;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Shows students their own photos. */
@ApplicationScoped
public class OwnPhotoReadingService {
    private final PhotoReads reads;
    private final PhotoWrites writes;
    private final PhotoWindows windows;
    private final PhotoPictures pictures;
    private final Pool pool;
    private final Clock clock;

    OwnPhotoReadingService(
            PhotoReads reads,
            PhotoWrites writes,
            PhotoWindows windows,
            PhotoPictures pictures,
            Pool pool,
            Clock clock) {
        this.reads = reads;
        this.writes = writes;
        this.windows = windows;
        this.pictures = pictures;
        this.pool = pool;
        this.clock = clock;
    }

    /** How the caller stands with photos; 404 without a record. */
    public Uni<OwnPhotos> standing(Caller caller) {
        String student = number(caller);
        Instant now = now();
        return writes.owner(student)
                .chain(owner -> windows.stand(pool, student, now)
                        .chain(stand -> reads.standing(pool, student)
                                .map(photos ->
                                        standing(student, photos, PhotoRights.byStudent(owner.state()), stand, now))));
    }

    /** All photos of the caller, the latest first. */
    public Uni<Page<OwnPhoto>> history(Paging paging, Caller caller) {
        String student = number(caller);
        Instant now = now();
        return reads.history(student, PhotoPages.position(paging.after()), paging.limit() + 1)
                .chain(found -> PhotoPages.of(found, paging, () -> reads.count(student)))
                .map(page -> page.map(ListedPhoto::photo))
                .chain(page -> shown(student, page, now));
    }

    /** A photo of the caller's; 404 otherwise. */
    public Uni<OwnPhoto> find(UUID id, Caller caller) {
        Instant now = now();
        return photo(id, caller).chain(photo -> shown(photo, now));
    }

    /** The picture of a photo of the caller's; 404 when it is no longer kept. */
    public Uni<FileLink> open(UUID id, Caller caller) {
        return photo(id, caller).map(PhotoPictures::of);
    }

    /** The same as a link that works without login for some minutes. */
    public Uni<SignedLink> link(UUID id, Caller caller) {
        return photo(id, caller).map(photo -> pictures.link(photo, caller));
    }

    private Uni<StudentPhoto> photo(UUID id, Caller caller) {
        String student = number(caller);
        return reads.find(id).map(found -> {
            if (found == null || !found.photo().studentNumber().equals(student)) {
                throw ProblemException.notFound("photo", id);
            }
            return found.photo();
        });
    }

    private Uni<OwnPhoto> shown(StudentPhoto photo, Instant now) {
        return mayUpload(photo.studentNumber(), List.of(photo), now).map(open -> OwnPhoto.of(photo, open, now));
    }

    private Uni<Page<OwnPhoto>> shown(String student, Page<StudentPhoto> page, Instant now) {
        return mayUpload(student, page.items(), now).map(open -> page.map(photo -> OwnPhoto.of(photo, open, now)));
    }

    /** Whether the student can put in photos now; not asked when it matters to none of those that are shown. */
    private Uni<Boolean> mayUpload(String student, List<StudentPhoto> shown, Instant now) {
        return shown.stream().anyMatch(OwnPhoto::dependsOnTime)
                ? writes.owner(student).chain(owner -> windows.mayUpload(pool, owner, now))
                : Uni.createFrom().item(false);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static OwnPhotos standing(
            String student, List<StudentPhoto> photos, boolean mayUpload, PhotoWindows.Stand stand, Instant now) {
        StudentPhoto preview = StudentPhotoSet.of(photos, PhotoState.PREVIEW);
        boolean stands = preview != null && PhotoRetention.previewStands(preview.submittedAt(), now);
        return new OwnPhotos(
                student,
                StudentPhotoSet.of(photos, PhotoState.APPROVED),
                StudentPhotoSet.of(photos, PhotoState.SUBMITTED),
                stands ? preview : null,
                StudentPhotoSet.of(photos, PhotoState.REJECTED),
                mayUpload,
                stand.closed().isEmpty() ? null : stand.closed().getFirst(),
                stand.closesAt());
    }

    private static String number(Caller caller) {
        String number = caller.studentNumber();
        if (number == null) {
            throw ProblemException.notFound("student", "me");
        }
        return number;
    }
}
