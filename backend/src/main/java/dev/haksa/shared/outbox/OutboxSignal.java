package dev.haksa.shared.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Says when there may be new events: at once by {@code LISTEN}, and regularly in any case, since notifications get lost
 * with their connection and do not pass a connection pooler.
 */
@ApplicationScoped
public class OutboxSignal {
    private static final long RECONNECT_MILLIS = 1_000;

    private final Vertx vertx;
    private final PgConnectOptions address;
    private final Duration pollEvery;
    private final List<Runnable> readers = new CopyOnWriteArrayList<>();

    @Nullable
    private PgSubscriber subscriber;

    OutboxSignal(
            Vertx vertx,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            @ConfigProperty(name = "haksa.outbox.poll-every", defaultValue = "PT1S") Duration pollEvery) {
        this.vertx = vertx;
        this.address = PgConnectOptions.fromUri(url).setUser(user).setPassword(password);
        this.pollEvery = pollEvery;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(pollEvery.toMillis(), ignored -> signal());
        subscriber = PgSubscriber.subscriber(vertx, address).reconnectPolicy(tries -> RECONNECT_MILLIS);
        subscriber.channel(Outbox.CHANNEL).handler(ignored -> signal());
        subscriber.connect();
    }

    void stop(@Observes ShutdownEvent event) {
        if (subscriber != null) {
            subscriber.close();
        }
    }

    /** Calls a reader with every signal; it must not block. */
    public void onSignal(Runnable reader) {
        readers.add(reader);
    }

    private void signal() {
        readers.forEach(Runnable::run);
    }
}
