package dev.haksa.identity.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A one-time code with which the owner of an account sets a password. */
@Entity
@Table(name = "activation_code")
public class ActivationCode {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(name = "account_id", nullable = false)
    UUID accountId;

    @Column(name = "code_hash", nullable = false)
    byte[] codeHash;

    @Column(name = "expires_at", nullable = false)
    Instant expiresAt;

    @Column(name = "used_at")
    @Nullable
    Instant usedAt;

    /** For Hibernate. */
    protected ActivationCode() {}

    static ActivationCode of(UUID accountId, byte[] hash, Instant expiresAt) {
        ActivationCode code = new ActivationCode();
        code.accountId = accountId;
        code.codeHash = hash.clone();
        code.expiresAt = expiresAt;
        return code;
    }
}
