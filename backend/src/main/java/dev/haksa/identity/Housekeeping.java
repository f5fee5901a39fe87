package dev.haksa.identity;

import dev.haksa.identity.domain.LockoutPolicy;
import dev.haksa.identity.store.ActivationCodeRepository;
import dev.haksa.identity.store.LoginAttempts;
import dev.haksa.identity.store.RefreshFamilyRepository;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Forgets what can no longer be used: old logins, codes and failures. */
@ApplicationScoped
class Housekeeping {
    /** Used refresh tokens are kept a while longer, so that their reuse is noticed. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final RefreshFamilyRepository families;
    private final ActivationCodeRepository codes;
    private final LoginAttempts attempts;
    private final Clock clock;

    Housekeeping(
            RefreshFamilyRepository families, ActivationCodeRepository codes, LoginAttempts attempts, Clock clock) {
        this.families = families;
        this.codes = codes;
        this.attempts = attempts;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "10m")
    @WithTransaction
    Uni<Void> forget() {
        Instant now = clock.instant();
        return families.forget(now.minus(KEPT))
                .chain(() -> codes.forget(now.minus(KEPT)))
                .chain(() -> attempts.forget(now.minus(LockoutPolicy.FORGOTTEN_AFTER)))
                .replaceWithVoid();
    }
}
