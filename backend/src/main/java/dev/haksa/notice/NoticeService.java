package dev.haksa.notice;

import dev.haksa.notice.store.NoticeRows;
import dev.haksa.shared.paging.Cursor;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Roles;
import dev.haksa.student.StudentProfile;
import dev.haksa.student.StudentService;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inboxes of students. */
@ApplicationScoped
public class NoticeService {
    private final NoticeRows rows;
    private final StudentService students;
    private final Clock clock;

    NoticeService(NoticeRows rows, StudentService students, Clock clock) {
        this.rows = rows;
        this.students = students;
        this.clock = clock;
    }

    /** The caller's own notices, the latest first. */
    public Uni<Inbox> own(Caller caller, boolean unreadOnly, Paging paging) {
        return inbox(ownNumber(caller), unreadOnly, paging);
    }

    /** One of the caller's own notices; 404 when there is none of this id. */
    public Uni<Notice> ownNotice(Caller caller, long id) {
        return find(ownNumber(caller), id);
    }

    /** Marks one of the caller's own notices as read; the first time counts. 404 when there is none of this id. */
    public Uni<Notice> read(Caller caller, long id) {
        String student = ownNumber(caller);
        return rows.read(student, id, clock.instant()).chain(() -> find(student, id));
    }

    /** Marks the caller's own notices up to an id as read; answers how many are unread still. */
    public Uni<Long> readAll(Caller caller, long upTo) {
        String student = ownNumber(caller);
        return rows.readAll(student, upTo, clock.instant())
                .chain(() -> rows.counts(student, false))
                .map(NoticeRows.Counts::unread);
    }

    /** What a student was told, for staff who may deal with the student; 404 otherwise. */
    public Uni<Inbox> ofStudent(String studentNumber, Caller caller, boolean unreadOnly, Paging paging) {
        return students.find(studentNumber, caller)
                .invoke(student -> requireReach(student, caller))
                .chain(() -> inbox(studentNumber, unreadOnly, paging));
    }

    /** One thing a student was told, for staff who may deal with the student; 404 otherwise. */
    public Uni<Notice> ofStudent(String studentNumber, long id, Caller caller) {
        return students.find(studentNumber, caller)
                .invoke(student -> requireReach(student, caller))
                .chain(() -> find(studentNumber, id));
    }

    private record Found(List<Notice> notices, NoticeRows.Counts counts) {}

    private Uni<Inbox> inbox(String student, boolean unreadOnly, Paging paging) {
        long before = before(paging.after());
        return rows.list(student, before, unreadOnly, paging.limit() + 1)
                .chain(found -> rows.counts(student, paging.count()).map(counts -> new Found(found, counts)))
                .map(found -> new Inbox(
                        Page.of(
                                found.notices(),
                                paging.limit(),
                                last -> Cursor.encode(last.id()),
                                unreadOnly && paging.count()
                                        ? Long.valueOf(found.counts().unread())
                                        : found.counts().all()),
                        found.counts().unread()));
    }

    private Uni<Notice> find(String student, long id) {
        return rows.find(student, id).onItem().ifNull().failWith(() -> ProblemException.notFound("notice", id));
    }

    private static long before(@Nullable String after) {
        JsonArray cursor = Cursor.decode(after, 1);
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        if (cursor.getValue(0) instanceof Number id) {
            return id.longValue();
        }
        throw Cursor.invalid(null);
    }

    private static String ownNumber(Caller caller) {
        String number = caller.studentNumber();
        if (number == null) {
            throw ProblemException.notFound("student", "me");
        }
        return number;
    }

    /** A professor who is staff elsewhere advises students whose notices are none of the professor's business. */
    private static void requireReach(StudentProfile student, Caller caller) {
        boolean everywhere = caller.has(Roles.ACADEMIC_AFFAIRS) || caller.has(Roles.REGISTRAR);
        if (!everywhere && !caller.reaches(student.standing().departmentId())) {
            throw ProblemException.notFound("student", student.standing().studentNumber());
        }
    }
}
