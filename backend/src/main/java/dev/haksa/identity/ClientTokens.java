package dev.haksa.identity;

import dev.haksa.identity.domain.ClientFacts;
import dev.haksa.identity.domain.ClientState;
import dev.haksa.identity.domain.Scope;
import dev.haksa.identity.domain.Scopes;
import dev.haksa.identity.store.ApiClient;
import dev.haksa.identity.store.ApiClientRepository;
import dev.haksa.shared.security.Roles;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The client credentials grant of OAuth 2.0 (RFC 6749, section 4.4). */
@ApplicationScoped
public class ClientTokens {
    private final ApiClientRepository clients;
    private final AccessTokens tokens;

    ClientTokens(ApiClientRepository clients, AccessTokens tokens) {
        this.clients = clients;
        this.tokens = tokens;
    }

    /** What becomes of a request for a token. */
    public sealed interface Answer {
        /** A token with the scopes it carries. */
        record Issued(String accessToken, Duration lifetime, String scope) implements Answer {}

        /** Unknown client, wrong secret, or disabled. */
        record InvalidClient() implements Answer {}

        /** A scope is unknown or not the client's. */
        record InvalidScope() implements Answer {}
    }

    /**
     * A token for a client.
     *
     * @param scope a part of the client's scopes, separated by spaces; null for all
     */
    @WithSession
    public Uni<Answer> issue(String id, String secret, @Nullable String scope) {
        byte[] hash = Secrets.sha256(secret);
        return clients.findById(id).map(client -> answer(client, hash, scope));
    }

    private Answer answer(@Nullable ApiClient client, byte[] secretHash, @Nullable String scope) {
        if (client == null || !client.hasSecret(secretHash) || client.facts().state() != ClientState.ACTIVE) {
            return new Answer.InvalidClient();
        }
        return Scopes.grant(client.facts().scopes(), scope)
                .<Answer>map(granted -> issued(client.facts(), granted))
                .orElseGet(Answer.InvalidScope::new);
    }

    private Answer.Issued issued(ClientFacts client, Set<Scope> scopes) {
        Set<String> groups = new TreeSet<>(Set.of(Roles.INTEGRATION));
        scopes.forEach(scope -> groups.addAll(scope.groups()));
        String text = Scopes.text(scopes);
        String token = tokens.issue(
                new AccessTokens.Bearer(client.id(), client.name(), groups, Set.of(), null),
                Map.of("scope", text, "client_id", client.id()));
        return new Answer.Issued(token, tokens.lifetime(), text);
    }
}
