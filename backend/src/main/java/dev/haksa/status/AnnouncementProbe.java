package dev.haksa.status;

import dev.haksa.status.store.AnnouncementRows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the announcements in force, at most once a second however many ask, and learns by that whether the database
 * answers. One question is under way at a time, so that a database that stalls is not asked more and more.
 */
@ApplicationScoped
class AnnouncementProbe {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** After this a question counts as lost and another one is asked. */
    private static final Duration LOST = Duration.ofSeconds(30);

    private final AnnouncementRows rows;
    private final Clock clock;

    private @Nullable Seen last;
    private @Nullable Uni<Seen> underWay;
    private long askedAt;
    private long answeredAt;

    AnnouncementProbe(AnnouncementRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param took how long the database took to answer; null when it did not
     */
    record Seen(@Nullable Duration took, List<Announcement> announcements) {}

    /** What was found within the last second; never fails, and takes a second at most. */
    Uni<Seen> look() {
        Uni<Seen> asked = ask();
        return asked == null
                ? Uni.createFrom().item(this::away)
                : asked.ifNoItem().after(PATIENCE).recoverWithItem(this::away);
    }

    private synchronized @Nullable Uni<Seen> ask() {
        long now = System.nanoTime();
        Seen known = last;
        if (known != null && now - answeredAt < FRESH.toNanos()) {
            return Uni.createFrom().item(known);
        }
        if (underWay != null && now - askedAt < LOST.toNanos()) {
            return now - askedAt < PATIENCE.toNanos() ? underWay : null;
        }
        askedAt = now;
        Instant moment = clock.instant();
        underWay = rows.inForce(moment)
                .map(found -> new Seen(Duration.ofNanos(System.nanoTime() - now), found))
                .onFailure()
                .recoverWithItem(this::away)
                .invoke(seen -> answered(seen, now))
                .memoize()
                .indefinitely();
        return underWay;
    }

    private synchronized void answered(Seen seen, long askedThen) {
        if (askedThen == askedAt) {
            last = seen;
            answeredAt = System.nanoTime();
            underWay = null;
        }
    }

    private synchronized Seen away() {
        return new Seen(null, last == null ? List.of() : last.announcements());
    }
}
