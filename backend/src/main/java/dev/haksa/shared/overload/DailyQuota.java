package dev.haksa.shared.overload;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.time.Times;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** What somebody may do only so often on a day in Seoul, counted over all instances and restarts. */
@ApplicationScoped
public class DailyQuota {
    private static final String TAKE = """
            insert into daily_quota as q (what, who, day, uses) values ($1, $2, $3, 1)
            on conflict (what, who, day) do update set uses = q.uses + 1
            returning uses
            """;

    private final Pool pool;
    private final Clock clock;

    DailyQuota(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * Counts one more use, at once: whatever comes of it, it was tried.
     *
     * @param what UPPER_SNAKE
     * @return fails with 429 until the next day when there were as many as allowed already
     */
    public Uni<Void> take(String what, String who, int mostADay) {
        Instant now = clock.instant();
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(what, who, Times.day(now)))
                .map(rows -> rows.iterator().next().getInteger("uses"))
                .invoke(uses -> require(uses <= mostADay, now))
                .replaceWithVoid();
    }

    /** Forgets the days that are over. */
    @Scheduled(every = "24h", delayed = "50m")
    Uni<Void> forget() {
        return pool.preparedQuery("delete from daily_quota where day < $1")
                .execute(Tuple.of(Times.day(clock.instant())))
                .replaceWithVoid();
    }

    private static void require(boolean allowed, Instant now) {
        if (!allowed) {
            LocalDate tomorrow = Times.day(now).plusDays(1);
            Instant midnight = tomorrow.atStartOfDay(Times.SEOUL).toInstant();
            throw ProblemException.tooMany(
                    Math.toIntExact(Duration.between(now, midnight).toSeconds() + 1));
        }
    }
}
