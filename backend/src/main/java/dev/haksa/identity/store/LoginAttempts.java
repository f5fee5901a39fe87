package dev.haksa.identity.store;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Failed logins by login name, of known and unknown names alike; part of the current session. */
@ApplicationScoped
public class LoginAttempts {
    /** Until when a name is locked; null when it is not, or no longer. */
    public Uni<@Nullable Instant> lockedUntil(String loginName, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "select locked_until from login_attempts where login_name = :name and locked_until > :now",
                                Instant.class)
                        .setParameter("name", loginName)
                        .setParameter("now", now)
                        .getSingleResultOrNull());
    }

    /**
     * Counts a failure; the row stays locked until the transaction ends, so that of two failures at once both count.
     *
     * @param forgotten failures before this do not count any more
     * @return failures in a row
     */
    public Uni<Integer> count(String loginName, Instant now, Instant forgotten) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("""
                        insert into login_attempts as a (login_name, failures, last_failure)
                        values (:name, 1, :now)
                        on conflict (login_name) do update
                           set failures = case when a.last_failure < :forgotten then 1 else a.failures + 1 end,
                               last_failure = :now
                        returning failures
                        """, Integer.class)
                        .setParameter("name", loginName)
                        .setParameter("now", now)
                        .setParameter("forgotten", forgotten)
                        .getSingleResult());
    }

    /** Locks a name. */
    public Uni<Void> lock(String loginName, Instant until) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "update login_attempts set locked_until = :until where login_name = :name")
                        .setParameter("until", until)
                        .setParameter("name", loginName)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Forgets the failures of a name. */
    public Uni<Void> reset(String loginName) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("delete from login_attempts where login_name = :name")
                        .setParameter("name", loginName)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Forgets old failures. */
    public Uni<Integer> forget(Instant before) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("delete from login_attempts where last_failure < :before")
                        .setParameter("before", before)
                        .executeUpdate());
    }
}
