package dev.haksa.identity;

import dev.haksa.identity.domain.LockoutPolicy;
import dev.haksa.identity.store.LoginAttempts;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts failed proofs of identity by login name and makes guessers wait; see {@link LockoutPolicy}. */
@ApplicationScoped
class LoginGuard {
    private final LoginAttempts attempts;
    private final Clock clock;

    LoginGuard(LoginAttempts attempts, Clock clock) {
        this.attempts = attempts;
        this.clock = clock;
    }

    /** Fails with 429 while a name is locked; part of the current session. */
    Uni<Void> requireUnlocked(String loginName) {
        Instant now = clock.instant();
        return attempts.lockedUntil(loginName, now)
                .invoke(until -> refuse(until, now))
                .replaceWithVoid();
    }

    /**
     * Lets somebody in who has proved to be the owner: fails with 429 when the name was locked while the proof was
     * checked (of many guesses at once, none after the fifth is answered), else forgets the failures.
     */
    Uni<Void> admit(String loginName) {
        return requireUnlocked(loginName).chain(() -> attempts.reset(loginName));
    }

    /** Counts a failure and then fails. */
    <T> Uni<T> countAndFail(String loginName, Supplier<Throwable> failure) {
        return countFailure(loginName).chain(() -> Uni.createFrom().failure(failure));
    }

    /** Counts a failure, in a transaction of its own, which is committed. */
    @WithTransaction
    Uni<Void> countFailure(String loginName) {
        Instant now = clock.instant();
        return attempts.count(loginName, now, now.minus(LockoutPolicy.FORGOTTEN_AFTER))
                .chain(failures -> lock(loginName, failures, now));
    }

    private Uni<Void> lock(String loginName, int failures, Instant now) {
        Duration delay = LockoutPolicy.delayAfter(failures);
        return delay.isZero() ? Uni.createFrom().voidItem() : attempts.lock(loginName, now.plus(delay));
    }

    private static void refuse(@Nullable Instant until, Instant now) {
        if (until != null) {
            long seconds = Duration.between(now, until).plusMillis(999).toSeconds();
            throw new ProblemException(ProblemType.TOO_MANY_REQUESTS, Map.of("retryAfterSeconds", seconds));
        }
    }
}
