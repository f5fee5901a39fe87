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
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return writes.owner(student)
                .chain(owner -> windows.stand(pool, student, now)
                        .chain(stand -> reads.standing(pool, student)
                                .map(photos ->
                                        standing(student, photos, PhotoRights.byStudent(owner.state()), stand, now))));
    }

    /** All photos of the caller, the latest first. */
    public Uni<Page<StudentPhoto>> history(Paging paging, Caller caller) {
        String student = number(caller);
        return reads.history(student, PhotoPages.position(paging.after()), paging.limit() + 1)
                .chain(found -> PhotoPages.of(found, paging, () -> reads.count(student)))
                .map(page -> page.map(ListedPhoto::photo));
    }

    /** A photo of the caller's; 404 otherwise. */
    public Uni<StudentPhoto> find(UUID id, Caller caller) {
        String student = number(caller);
        return reads.find(id).map(found -> {
            if (found == null || !found.photo().studentNumber().equals(student)) {
                throw ProblemException.notFound("photo", id);
            }
            return found.photo();
        });
    }

    /** The picture of a photo of the caller's; 404 when it is no longer kept. */
    public Uni<FileLink> open(UUID id, Caller caller) {
        return find(id, caller).map(PhotoPictures::of);
    }

    /** The same as a link that works without login for some minutes. */
    public Uni<SignedLink> link(UUID id, Caller caller) {
        return find(id, caller).map(photo -> pictures.link(photo, caller));
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
