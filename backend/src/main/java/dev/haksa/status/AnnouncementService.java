package dev.haksa.status;

import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.database.TableWriter.RowChange;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.status.Announcement.Content;
import dev.haksa.status.store.AnnouncementRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Announcements as staff keeps them. */
@ApplicationScoped
public class AnnouncementService {
    private final AnnouncementRows rows;
    private final AuditTrail audit;
    private final Clock clock;

    AnnouncementService(AnnouncementRows rows, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /** Announcements, past and future ones too, the latest beginning first. */
    public Uni<Page<Announcement>> list(Paging paging) {
        return rows.list(paging);
    }

    /** The announcement of an id; 404 when there is none. */
    public Uni<Announcement> find(int id) {
        return rows.find(id);
    }

    /** Adds an announcement; 400 when it ends before it begins. */
    public Uni<Announcement> create(Content content, Caller caller) {
        requireSpan(content);
        return rows.inTransaction(connection -> rows.insert(connection, content)
                .call(change -> record(connection, caller, "ANNOUNCEMENT_CREATED", change))
                .chain(change -> rows.find(connection, change.id())));
    }

    /** Replaces an announcement; 404, 428, 412, or 400 when it would end before it begins. */
    public Uni<Announcement> replace(int id, @Nullable String ifMatch, Content content, Caller caller) {
        requireSpan(content);
        return rows.inTransaction(connection -> rows.update(connection, id, ifMatch, content)
                .call(change -> record(connection, caller, "ANNOUNCEMENT_CHANGED", change))
                .chain(change -> rows.find(connection, id)));
    }

    /** Removes an announcement; 404, 428 or 412. */
    public Uni<Void> delete(int id, @Nullable String ifMatch, Caller caller) {
        return rows.inTransaction(connection -> rows.delete(connection, id, ifMatch)
                .chain(change -> record(connection, caller, "ANNOUNCEMENT_DELETED", change)));
    }

    private Uni<Void> record(SqlConnection connection, Caller caller, String action, RowChange change) {
        return audit.record(
                connection,
                List.of(AuditEvent.of(
                        clock.instant(),
                        caller,
                        action,
                        "ANNOUNCEMENT",
                        String.valueOf(change.id()),
                        change.details())));
    }

    private static void requireSpan(Content content) {
        if (content.until() != null && !content.until().isAfter(content.from())) {
            throw ProblemException.invalid(
                    "ANNOUNCEMENT_SPAN", "/until", Map.of("from", content.from(), "until", content.until()));
        }
    }
}
