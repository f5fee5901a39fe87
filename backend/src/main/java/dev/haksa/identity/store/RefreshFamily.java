package dev.haksa.identity.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One login on one device. */
@Entity
@Table(name = "refresh_family")
public class RefreshFamily {
    @Id
    UUID id;

    @Column(name = "account_id", nullable = false)
    UUID accountId;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "revoked_at")
    @Nullable
    Instant revokedAt;

    /** For Hibernate. */
    protected RefreshFamily() {}

    static RefreshFamily of(UUID id, UUID accountId, Instant now) {
        RefreshFamily family = new RefreshFamily();
        family.id = id;
        family.accountId = accountId;
        family.createdAt = now;
        return family;
    }

    /** Id of the family. */
    public UUID id() {
        return id;
    }

    /** Whose login it is. */
    public UUID accountId() {
        return accountId;
    }

    /** When it ended; null while it goes on. */
    public @Nullable Instant revokedAt() {
        return revokedAt;
    }

    /** Ends it. */
    public void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }
}
