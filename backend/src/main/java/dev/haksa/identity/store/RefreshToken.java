package dev.haksa.identity.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A refresh token; only its hash is known here. */
@Entity
@Table(name = "refresh_token")
public class RefreshToken {
    @Id
    @Column(name = "token_hash")
    byte[] tokenHash;

    @Column(name = "family_id", nullable = false)
    UUID familyId;

    @Column(name = "issued_at", nullable = false)
    Instant issuedAt;

    @Column(name = "expires_at", nullable = false)
    Instant expiresAt;

    @Column(name = "used_at")
    @Nullable
    Instant usedAt;

    /** For Hibernate. */
    protected RefreshToken() {}

    static RefreshToken of(byte[] hash, UUID familyId, Instant now, Instant expiresAt) {
        RefreshToken token = new RefreshToken();
        token.tokenHash = hash.clone();
        token.familyId = familyId;
        token.issuedAt = now;
        token.expiresAt = expiresAt;
        return token;
    }

    /** From when on it cannot be used. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** When it was used; null while it is the newest of its family. */
    public @Nullable Instant usedAt() {
        return usedAt;
    }

    /** Uses it up. */
    public void use(Instant now) {
        usedAt = now;
    }
}
