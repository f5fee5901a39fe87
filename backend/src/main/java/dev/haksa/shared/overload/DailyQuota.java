package dev.haksa.shared.overload;

import dev.haksa.shared.problem.DatabaseFailures;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
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
import java.util.Set;

/** What somebody may do only so often on a day in Seoul, counted over all instances and restarts. */
@ApplicationScoped
public class DailyQuota {
    private static final String TAKE = """
            insert into daily_quota as q (what, who, day, uses) select $1, $2, $3, 1 where $4::int > 0
            on conflict (what, who, day) do update set uses = q.uses + 1 where q.uses < $4
            returning uses
            """;

    private static final String GIVE_BACK =
            "update daily_quota set uses = uses - 1 where what = $1 and who = $2 and day = $3 and uses > 0";

    private static final Set<ProblemType> PASSING =
            Set.of(ProblemType.OVERLOADED, ProblemType.TOO_MANY_REQUESTS, ProblemType.STORAGE_UNAVAILABLE);

    private final Pool pool;
    private final Clock clock;

    DailyQuota(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * Counts one more use, at once: whatever comes of it, it was tried. A use that is refused is none.
     *
     * @param what UPPER_SNAKE
     * @return fails with 429 until the next day when there were as many as allowed already
     */
    public Uni<Void> take(String what, String who, int mostADay) {
        Instant now = clock.instant();
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(what, who, Times.day(now), mostADay))
                .invoke(rows -> require(rows.size() > 0, now))
                .replaceWithVoid();
    }

    /**
     * Work for which a use was taken, and is given back when the work fails because there is too much to do or the file store is
     * away: else whoever comes again when told to would be locked out until tomorrow.
     */
    public <T> Uni<T> counted(String what, String who, Uni<T> work) {
        return work.onFailure(DailyQuota::passes)
                .call(() -> giveBack(what, who).onFailure().recoverWithNull());
    }

    private static boolean passes(Throwable failure) {
        ProblemException known =
                failure instanceof ProblemException problem ? problem : DatabaseFailures.recognise(failure);
        return known != null && PASSING.contains(known.type());
    }

    private Uni<Void> giveBack(String what, String who) {
        return pool.preparedQuery(GIVE_BACK)
                .execute(Tuple.of(what, who, Times.day(clock.instant())))
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
