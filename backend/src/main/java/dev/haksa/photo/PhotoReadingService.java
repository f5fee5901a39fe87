package dev.haksa.photo;

import dev.haksa.photo.domain.PhotoRights;
import dev.haksa.photo.store.PhotoReads;
import dev.haksa.photo.store.PhotoReads.Reach;
import dev.haksa.photo.store.PhotoWrites;
import dev.haksa.photo.store.PhotoWrites.Owner;
import dev.haksa.shared.files.FileLink;
import dev.haksa.shared.files.SignedLink;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Shows students' photos to their departments and academic affairs, and to nobody else. Every look is recorded. */
@ApplicationScoped
public class PhotoReadingService {
    private final PhotoReads reads;
    private final PhotoWrites writes;
    private final PhotoNews news;
    private final PhotoPictures pictures;
    private final Clock clock;

    PhotoReadingService(PhotoReads reads, PhotoWrites writes, PhotoNews news, PhotoPictures pictures, Clock clock) {
        this.reads = reads;
        this.writes = writes;
        this.news = news;
        this.pictures = pictures;
        this.clock = clock;
    }

    /** For what staff look at a photo; stands in the audit trail. */
    public enum Look {
        /** What it is, without the picture. */
        PHOTO_SEEN,
        /** The picture. */
        PHOTO_READ,
        /** A link to the picture, for the time it works. */
        PHOTO_LINKED
    }

    /** How a student stands with photos, with the version that a replacement names; 404 outside of the caller's reach. */
    public Uni<StudentPhotoSet> ofStudent(String studentNumber, Caller caller) {
        return writes.owner(studentNumber)
                .invoke(owner -> requireReach(owner, caller))
                .chain(owner -> writes.inTransaction(connection -> photos(connection, owner, caller)
                        .call(() -> news.recordList(
                                connection, Map.of("studentNumbers", List.of(studentNumber)), caller, now()))));
    }

    /** The version is read first: should a photo change now, the version is too old and nothing is replaced by it. */
    private Uni<StudentPhotoSet> photos(SqlConnection connection, Owner owner, Caller caller) {
        String student = owner.studentNumber();
        boolean mayReplace = PhotoRights.byStaff(owner.state()) && !student.equals(caller.studentNumber());
        return reads.version(connection, student)
                .chain(version -> reads.standing(connection, student)
                        .map(photos -> StudentPhotoSet.of(student, photos, version, mayReplace)));
    }

    /** A photo that the caller may see; 404 otherwise. */
    public Uni<ListedPhoto> find(UUID id, Look look, Caller caller) {
        return reads.find(id)
                .map(found -> PhotoAccess.require(found, id, caller))
                .call(found -> writes.inTransaction(
                        connection -> news.record(connection, look.name(), found.photo(), caller, now())));
    }

    /** The picture of a photo that the caller may see; 404 when it is no longer kept. */
    public Uni<FileLink> open(UUID id, Caller caller) {
        return find(id, Look.PHOTO_READ, caller).map(found -> PhotoPictures.of(found.photo()));
    }

    /** The same as a link that works without login for some minutes; what is recorded is that it was given out. */
    public Uni<SignedLink> link(UUID id, Caller caller) {
        return find(id, Look.PHOTO_LINKED, caller).map(found -> pictures.link(found.photo(), caller));
    }

    /**
     * A page of the photos that the caller may see, the oldest first.
     *
     * @param links whether the caller gets links to the pictures too, which is recorded
     */
    public Uni<Page<ListedPhoto>> list(PhotoCriteria criteria, boolean links, Caller caller) {
        Reach reach = new Reach(PhotoAccess.everywhere(caller), PhotoAccess.departments(caller));
        Paging paging = criteria.paging();
        return reads.list(criteria, reach, PhotoPages.position(paging.after()), paging.limit() + 1)
                .chain(found -> PhotoPages.of(found, paging, () -> reads.count(criteria, reach)))
                .call(page -> writes.inTransaction(
                        connection -> news.recordList(connection, details(criteria, links, page), caller, now())))
                .map(page -> links ? page.map(listed -> pictures.linked(listed, caller)) : page);
    }

    private static void requireReach(Owner owner, Caller caller) {
        if (!PhotoAccess.reaches(caller, owner.departmentId())) {
            throw ProblemException.notFound("student", owner.studentNumber());
        }
    }

    private static Map<String, Object> details(PhotoCriteria criteria, boolean links, Page<ListedPhoto> page) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put(
                "states", criteria.states().stream().map(Enum::name).sorted().toList());
        details.put("departments", criteria.departments().stream().sorted().toList());
        details.put("pictures", links);
        details.put("count", page.items().size());
        details.put(
                "studentNumbers",
                page.items().stream()
                        .map(item -> item.photo().studentNumber())
                        .distinct()
                        .toList());
        return details;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
