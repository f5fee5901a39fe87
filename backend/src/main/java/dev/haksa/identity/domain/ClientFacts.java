package dev.haksa.identity.domain;

import java.time.Instant;
import java.util.Set;

/** A client of the API that is a program, without its secret. */
public record ClientFacts(
        String id, String name, Set<Scope> scopes, ClientState state, Instant createdAt, int version) {
    /** Copies the scopes. */
    public ClientFacts {
        scopes = Set.copyOf(scopes);
    }
}
