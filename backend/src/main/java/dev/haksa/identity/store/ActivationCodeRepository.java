package dev.haksa.identity.store;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Activation codes in the database; an account has at most one that can be used. */
@ApplicationScoped
public class ActivationCodeRepository implements PanacheRepository<ActivationCode> {
    /** Gives an account a new code, which ends the earlier ones. */
    public Uni<Void> replace(UUID accountId, byte[] hash, Instant expiresAt) {
        return delete("accountId = ?1 and usedAt is null", accountId)
                .chain(() -> persist(ActivationCode.of(accountId, hash, expiresAt)))
                .replaceWithVoid();
    }

    /** Whether an account could use a code now. */
    public Uni<Boolean> isUsable(UUID accountId, byte[] hash, Instant now) {
        return count("accountId = ?1 and codeHash = ?2 and usedAt is null and expiresAt > ?3", accountId, hash, now)
                .map(found -> found > 0);
    }

    /** Uses a code up; false when somebody else did in the meantime. */
    public Uni<Boolean> use(UUID accountId, byte[] hash, Instant now) {
        return update(
                        "usedAt = ?3 where accountId = ?1 and codeHash = ?2 and usedAt is null and expiresAt > ?3",
                        accountId,
                        hash,
                        now)
                .map(used -> used > 0);
    }

    /** Forgets codes that expired before. */
    public Uni<Long> forget(Instant before) {
        return delete("expiresAt < ?1", before);
    }
}
