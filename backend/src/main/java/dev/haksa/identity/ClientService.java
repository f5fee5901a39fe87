package dev.haksa.identity;

import dev.haksa.identity.domain.ClientFacts;
import dev.haksa.identity.domain.ClientState;
import dev.haksa.identity.domain.Scope;
import dev.haksa.identity.domain.Scopes;
import dev.haksa.identity.store.ApiClient;
import dev.haksa.identity.store.ApiClientRepository;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.paging.Cursor;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.security.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Administration of clients that are programs. Every change is audited. */
@ApplicationScoped
public class ClientService {
    private static final int ID_BYTES = 8;

    private final ApiClientRepository clients;
    private final AuditTrail audit;
    private final Clock clock;

    ClientService(ApiClientRepository clients, AuditTrail audit, Clock clock) {
        this.clients = clients;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is to change; null leaves it as it is. */
    public record Change(
            @Nullable String name,
            @Nullable Set<Scope> scopes,
            @Nullable ClientState state) {}

    /** A client with its secret, which is readable only now. */
    public record WithSecret(ClientFacts client, String secret) {}

    /** Makes a client. */
    @WithTransaction
    public Uni<WithSecret> create(Caller caller, String name, Set<Scope> scopes) {
        String id = "client-" + HexFormat.of().formatHex(Secrets.random(ID_BYTES));
        ClientFacts facts = new ClientFacts(id, name.strip(), scopes, ClientState.ACTIVE, clock.instant(), 0);
        String secret = Secrets.token();
        return clients.persistAndFlush(ApiClient.of(facts, Secrets.sha256(secret)))
                .call(() -> record(caller, id, "CLIENT_CREATED", describe(facts)))
                .map(client -> new WithSecret(client.facts(), secret));
    }

    /** A client, or 404. */
    @WithSession
    public Uni<ClientFacts> get(String id) {
        return clients.getOrFail(id).map(ApiClient::facts);
    }

    /** Clients by id. */
    @WithSession
    public Uni<Page<ClientFacts>> list(int limit, @Nullable String after, boolean count) {
        JsonArray cursor = Cursor.decode(after, 1);
        String last = cursor == null ? null : Objects.toString(cursor.getValue(0));
        return clients.list(last, limit + 1)
                .map(rows -> rows.stream().map(ApiClient::facts).toList())
                .map(rows -> Page.of(rows, limit, client -> Cursor.encode(client.id()), null))
                .chain(page -> count ? counted(page) : Uni.createFrom().item(page));
    }

    private Uni<Page<ClientFacts>> counted(Page<ClientFacts> page) {
        return clients.count().map(number -> new Page<>(page.items(), page.next(), number));
    }

    /** Changes name, scopes or state; tokens already issued live on until they expire, some minutes later. */
    @WithTransaction
    public Uni<ClientFacts> change(Caller caller, String id, @Nullable String ifMatch, Change change) {
        return clients.getOrFail(id)
                .invoke(client ->
                        EntityTags.requireMatch(ifMatch, client.facts().version()))
                .call(client -> apply(caller, client, change))
                .call(clients::flush)
                .map(ApiClient::facts);
    }

    /** Gives a client a new secret; the present one ends at once. */
    @WithTransaction
    public Uni<WithSecret> renewSecret(Caller caller, String id) {
        String secret = Secrets.token();
        return clients.getOrFail(id)
                .invoke(client -> client.replaceSecret(Secrets.sha256(secret)))
                .call(() -> record(caller, id, "CLIENT_SECRET_RENEWED", Map.of()))
                .call(clients::flush)
                .map(client -> new WithSecret(client.facts(), secret));
    }

    private Uni<Void> apply(Caller caller, ApiClient client, Change change) {
        ClientFacts before = client.facts();
        ClientFacts after = new ClientFacts(
                before.id(),
                Objects.requireNonNullElse(change.name(), before.name()).strip(),
                Objects.requireNonNullElse(change.scopes(), before.scopes()),
                Objects.requireNonNullElse(change.state(), before.state()),
                before.createdAt(),
                before.version());
        client.change(after);
        return record(
                caller, before.id(), "CLIENT_CHANGED", Map.of("before", describe(before), "after", describe(after)));
    }

    private Uni<Void> record(Caller caller, String id, String action, Map<String, Object> details) {
        return audit.record(AuditEvent.of(clock.instant(), caller, action, "CLIENT", id, details));
    }

    private static Map<String, Object> describe(ClientFacts client) {
        return Map.of(
                "name", client.name(),
                "scopes", Scopes.text(client.scopes()),
                "state", client.state().name());
    }
}
