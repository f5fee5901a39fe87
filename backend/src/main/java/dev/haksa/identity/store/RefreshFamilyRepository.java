package dev.haksa.identity.store;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Families of refresh tokens in the database. */
@ApplicationScoped
public class RefreshFamilyRepository implements PanacheRepositoryBase<RefreshFamily, UUID> {
    /** Begins a family. */
    public Uni<RefreshFamily> begin(UUID accountId, Instant now) {
        return persist(RefreshFamily.of(UUID.randomUUID(), accountId, now));
    }

    /** A family that is known to exist, locked until the transaction ends. */
    public Uni<RefreshFamily> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Ends the families of an account, except one. */
    public Uni<Integer> revokeAll(UUID accountId, @Nullable UUID except, Instant now) {
        return except == null
                ? update("revokedAt = ?2 where accountId = ?1 and revokedAt is null", accountId, now)
                : update(
                        "revokedAt = ?2 where accountId = ?1 and revokedAt is null and id <> ?3",
                        accountId,
                        now,
                        except);
    }

    /** Forgets families without any token that is still valid. */
    public Uni<Long> forget(Instant before) {
        return delete(
                "from RefreshFamily f where f.createdAt < ?1 and not exists"
                        + " (select 1 from RefreshToken t where t.familyId = f.id and t.expiresAt >= ?1)",
                before);
    }
}
