package dev.haksa.identity.store;

import dev.haksa.identity.domain.ClientFacts;
import dev.haksa.identity.domain.ClientState;
import dev.haksa.identity.domain.Scopes;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Set;

/** A client of the API that is a program. */
@Entity
@Table(name = "api_client")
public class ApiClient {
    @Id
    String id;

    @Column(nullable = false)
    String name;

    @Column(name = "secret_hash", nullable = false)
    byte[] secretHash;

    @Column(nullable = false)
    String scopes;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    ClientState state;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Version
    @Column(nullable = false)
    int version;

    /** For Hibernate. */
    protected ApiClient() {}

    /** A new client as the facts say. */
    public static ApiClient of(ClientFacts facts, byte[] secretHash) {
        ApiClient client = new ApiClient();
        client.id = facts.id();
        client.createdAt = facts.createdAt();
        client.change(facts);
        client.replaceSecret(secretHash);
        return client;
    }

    /** The client now. */
    public ClientFacts facts() {
        return new ClientFacts(id, name, Scopes.parse(scopes).orElse(Set.of()), state, createdAt, version);
    }

    /** Takes over name, scopes and state. */
    public final void change(ClientFacts wanted) {
        name = wanted.name();
        scopes = Scopes.text(wanted.scopes());
        state = wanted.state();
    }

    /** Ends the present secret. */
    public final void replaceSecret(byte[] hash) {
        secretHash = hash.clone();
    }

    /** Compares in constant time. */
    public boolean hasSecret(byte[] hash) {
        return MessageDigest.isEqual(secretHash, hash);
    }
}
