package dev.haksa.identity;

import dev.haksa.identity.keys.SigningKey;
import dev.haksa.identity.keys.SigningKeys;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Rotation of the keys that sign access tokens. */
@ApplicationScoped
public class SigningKeyService {
    private final SigningKeys keys;
    private final IdentityConfig config;

    SigningKeyService(SigningKeys keys, IdentityConfig config) {
        this.keys = keys;
        this.config = config;
    }

    /** Keys that verify tokens, oldest first. */
    public List<SigningKey> published() {
        return List.copyOf(keys.published());
    }

    /** Publishes a new key that signs once every verifier had time to learn of it. */
    public Uni<SigningKey> rotate(Caller caller) {
        return keys.rotate(config.keyPublicationLead(), caller);
    }
}
