package dev.haksa.photo;

import dev.haksa.photo.domain.PhotoRetention;
import dev.haksa.photo.domain.PhotoRights;
import dev.haksa.photo.store.PhotoReads;
import dev.haksa.photo.store.PhotoReads.Position;
import dev.haksa.photo.store.PhotoReads.Reach;
import dev.haksa.photo.store.PhotoWrites;
import dev.haksa.shared.files.FileStore;
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
    private static final int CURSOR_KEYS = 2;

    private final PhotoReads reads;
    private final PhotoWrites writes;
    private final PhotoWindows windows;
    private final PhotoNews news;
    private final FileStore files;
    private final Pool pool;
    private final Clock clock;

    PhotoReadingService(
            PhotoReads reads,
            PhotoWrites writes,
            PhotoWindows windows,
            PhotoNews news,
            FileStore files,
            Pool pool,
            Clock clock) {
        this.reads = reads;
        this.writes = writes;
        this.windows = windows;
        this.news = news;
        this.files = files;
        this.pool = pool;
        this.clock = clock;
    }

    /** For what staff look at a photo; stands in the audit trail. */
    public enum Look {
        /** What it is, without the picture. */
        PHOTO_SEEN,
        /** The picture. */
        PHOTO_READ
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

    /** The same with its picture; 404 when it is no longer kept. */
    public Uni<PhotoContent> openOwn(UUID id, Caller caller) {
        return ownPhoto(id, caller).chain(this::open);
    }

    /** A photo that the caller may see as staff; 404 otherwise. */
    public Uni<ListedPhoto> find(UUID id, Look look, Caller caller) {
        return reads.find(id)
                .map(found -> PhotoAccess.require(found, id, caller))
                .call(found -> writes.inTransaction(
                        connection -> news.record(connection, look.name(), found.photo(), caller, now())));
    }

    /** The same with its picture; 404 when it is no longer kept. */
    public Uni<PhotoContent> open(UUID id, Caller caller) {
        return find(id, Look.PHOTO_READ, caller).chain(found -> open(found.photo()));
    }

    /**
     * A page of the photos that the caller may see as staff, the oldest first.
     */
    public Uni<Page<ListedPhoto>> list(PhotoCriteria criteria, Caller caller) {
        Reach reach = new Reach(PhotoAccess.everywhere(caller), PhotoAccess.departments(caller));
        Paging paging = criteria.paging();
        return reads.list(criteria, reach, position(paging.after()), paging.limit() + 1)
                .chain(found -> counted(found, paging, () -> reads.count(criteria, reach)))
                .call(page -> writes.inTransaction(
                        connection -> news.recordList(connection, details(criteria, page), caller, now())));
    }

    private Uni<PhotoContent> open(StudentPhoto photo) {
        if (photo.contentRemovedAt() != null) {
            throw ProblemException.notFound("photo content", photo.id());
        }
        return files.read(photo.sha256()).map(content -> new PhotoContent(photo.sha256(), content));
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

    private static Map<String, Object> details(PhotoCriteria criteria, Page<ListedPhoto> page) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put(
                "states", criteria.states().stream().map(Enum::name).sorted().toList());
        details.put("departments", criteria.departments().stream().sorted().toList());
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
