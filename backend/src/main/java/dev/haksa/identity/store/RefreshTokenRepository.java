package dev.haksa.identity.store;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Refresh tokens in the database. */
@ApplicationScoped
public class RefreshTokenRepository implements PanacheRepositoryBase<RefreshToken, byte[]> {
    /** Adds a token to a family. */
    public Uni<Void> add(UUID familyId, byte[] hash, Instant now, Instant expiresAt) {
        return persist(RefreshToken.of(hash, familyId, now, expiresAt)).replaceWithVoid();
    }

    /** Which family a token belongs to; null for an unknown token. */
    public Uni<@Nullable UUID> familyOf(byte[] hash) {
        return getSession()
                .chain(session -> session.createQuery(
                                "select t.familyId from RefreshToken t where t.tokenHash = :hash", UUID.class)
                        .setParameter("hash", hash)
                        .getSingleResultOrNull());
    }

    /** A token that is known to exist, read after its family has been locked. */
    public Uni<RefreshToken> get(byte[] hash) {
        return find("tokenHash", hash).singleResult();
    }
}
