package dev.haksa.photo;

import dev.haksa.photo.domain.PhotoRetention;
import dev.haksa.photo.domain.PhotoRights;
import dev.haksa.photo.store.PhotoReads;
import dev.haksa.photo.store.PhotoReads.Position;
import dev.haksa.photo.store.PhotoReads.Reach;
import dev.haksa.photo.store.PhotoWrites;
import dev.haksa.shared.files.FileLink;
import dev.haksa.shared.files.FileLinks;
import dev.haksa.shared.files.SignedLink;
import dev.haksa.shared.paging.Cursor;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Shows photos to their owners, their departments and academic affairs, and to nobody else. Looks of staff are recorded. */
@ApplicationScoped
public class PhotoReadingService {
    private static final Duration LINK_LIFE = Duration.ofMinutes(10);
    private static final String JPEG = "image/jpeg";
    private static final int CURSOR_KEYS = 2;

    private final PhotoReads reads;
    private final PhotoWrites writes;
    private final PhotoWindows windows;
    private final PhotoNews news;
    private final FileLinks links;
    private final Pool pool;
    private final Clock clock;

    PhotoReadingService(
            PhotoReads reads,
            PhotoWrites writes,
            PhotoWindows windows,
            PhotoNews news,
            FileLinks links,
            Pool pool,
            Clock clock) {
        this.reads = reads;
        this.writes = writes;
        this.windows = windows;
        this.news = news;
        this.links = links;
        this.pool = pool;
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

    /** How the caller stands with photos; 404 without a record. */
    public Uni<OwnPhotos> own(Caller caller) {
        String student = number(caller);
        Instant now = now();
        return writes.owner(student)
                .chain(owner -> windows.stand(pool, student, now)
                        .chain(stand -> reads.standing(pool, student)
                                .map(photos ->
                                        own(student, photos, PhotoRights.byStudent(owner.state()), stand, now))));
    }

    /** All photos of the caller, the latest first. */
    public Uni<Page<StudentPhoto>> history(Paging paging, Caller caller) {
        String student = number(caller);
        return reads.history(student, position(paging.after()), paging.limit() + 1)
                .chain(found -> counted(found, paging, () -> reads.count(student)))
                .map(page -> page.map(ListedPhoto::photo));
    }

    /** A photo of the caller's; 404 otherwise. */
    public Uni<StudentPhoto> ownPhoto(UUID id, Caller caller) {
        String student = number(caller);
        return reads.find(id).map(found -> {
            if (found == null || !found.photo().studentNumber().equals(student)) {
                throw ProblemException.notFound("photo", id);
            }
            return found.photo();
        });
    }

    /** The picture of a photo of the caller's; 404 when it is no longer kept. */
    public Uni<FileLink> openOwn(UUID id, Caller caller) {
        return ownPhoto(id, caller).map(PhotoReadingService::picture);
    }

    /** The same as a link that works without login for some minutes. */
    public Uni<SignedLink> linkOwn(UUID id, Caller caller) {
        return openOwn(id, caller).map(picture -> links.sign(picture, LINK_LIFE));
    }

    /** A photo that the caller may see as staff; 404 otherwise. */
    public Uni<ListedPhoto> find(UUID id, Look look, Caller caller) {
        return reads.find(id)
                .map(found -> PhotoAccess.require(found, id, caller))
                .call(found -> writes.inTransaction(
                        connection -> news.record(connection, look.name(), found.photo(), caller, now())));
    }

    /** The picture of a photo that the caller may see as staff; 404 when it is no longer kept. */
    public Uni<FileLink> open(UUID id, Caller caller) {
        return find(id, Look.PHOTO_READ, caller).map(found -> picture(found.photo()));
    }

    /** The same as a link that works without login for some minutes; what is recorded is that it was given out. */
    public Uni<SignedLink> link(UUID id, Caller caller) {
        return find(id, Look.PHOTO_LINKED, caller).map(found -> links.sign(picture(found.photo()), LINK_LIFE));
    }

    /**
     * A page of the photos that the caller may see as staff, the oldest first.
     *
     * @param pictures whether the caller gets links to the pictures too, which is recorded
     */
    public Uni<Page<ListedPhoto>> list(PhotoCriteria criteria, boolean pictures, Caller caller) {
        Reach reach = new Reach(PhotoAccess.everywhere(caller), PhotoAccess.departments(caller));
        Paging paging = criteria.paging();
        return reads.list(criteria, reach, position(paging.after()), paging.limit() + 1)
                .chain(found -> counted(found, paging, () -> reads.count(criteria, reach)))
                .call(page -> writes.inTransaction(
                        connection -> news.recordList(connection, details(criteria, pictures, page), caller, now())))
                .map(page -> pictures ? page.map(this::linked) : page);
    }

    private ListedPhoto linked(ListedPhoto listed) {
        return listed.photo().contentRemovedAt() == null
                ? listed.linked(links.sign(picture(listed.photo()), LINK_LIFE))
                : listed;
    }

    private static FileLink picture(StudentPhoto photo) {
        if (photo.contentRemovedAt() != null) {
            throw ProblemException.notFound("photo content", photo.id());
        }
        return new FileLink(photo.sha256(), JPEG, photo.studentNumber() + ".jpg");
    }

    private static Uni<Page<ListedPhoto>> counted(List<ListedPhoto> found, Paging paging, Supplier<Uni<Long>> count) {
        return paging.count()
                ? count.get().map(all -> page(found, paging, all))
                : Uni.createFrom().item(page(found, paging, null));
    }

    private static Page<ListedPhoto> page(List<ListedPhoto> found, Paging paging, @Nullable Long count) {
        return Page.of(
                found,
                paging.limit(),
                last -> Cursor.encode(
                        last.photo().submittedAt().toString(), last.photo().id().toString()),
                count);
    }

    private static OwnPhotos own(
            String student, List<StudentPhoto> photos, boolean mayUpload, PhotoWindows.Stand stand, Instant now) {
        StudentPhoto preview = of(photos, PhotoState.PREVIEW);
        boolean stands = preview != null && PhotoRetention.previewStands(preview.submittedAt(), now);
        return new OwnPhotos(
                student,
                of(photos, PhotoState.APPROVED),
                of(photos, PhotoState.SUBMITTED),
                stands ? preview : null,
                of(photos, PhotoState.REJECTED),
                mayUpload,
                stand.closed().isEmpty() ? null : stand.closed().getFirst(),
                stand.closesAt());
    }

    private static @Nullable StudentPhoto of(List<StudentPhoto> photos, PhotoState state) {
        return photos.stream()
                .filter(photo -> photo.state() == state)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Object> details(PhotoCriteria criteria, boolean pictures, Page<ListedPhoto> page) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put(
                "states", criteria.states().stream().map(Enum::name).sorted().toList());
        details.put("departments", criteria.departments().stream().sorted().toList());
        details.put("pictures", pictures);
        details.put("count", page.items().size());
        details.put(
                "studentNumbers",
                page.items().stream()
                        .map(item -> item.photo().studentNumber())
                        .distinct()
                        .toList());
        return details;
    }

    private static @Nullable Position position(@Nullable String after) {
        JsonArray cursor = Cursor.decode(after, CURSOR_KEYS);
        if (cursor == null) {
            return null;
        }
        try {
            return new Position(
                    Instant.parse(String.valueOf(cursor.getValue(0))),
                    UUID.fromString(String.valueOf(cursor.getValue(1))));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Cursor.invalid(e);
        }
    }

    private static String number(Caller caller) {
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
