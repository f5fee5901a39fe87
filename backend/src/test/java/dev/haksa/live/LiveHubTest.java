package dev.haksa.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haksa.enrollment.SeatBoard;
import dev.haksa.live.store.LiveRows;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.outbox.OutboxReader;
import dev.haksa.shared.outbox.OutboxSignal;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import dev.haksa.support.Campus;
import dev.haksa.support.Events;
import dev.haksa.support.Eventually;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several instances on one database, and their limits. */
@QuarkusTest
class LiveHubTest extends HttpTest {
    @Inject
    OutboxReader outbox;

    @Inject
    OutboxSignal signal;

    @Inject
    SeatBoard seats;

    @Inject
    LiveRows rows;

    @Inject
    LiveFrames frames;

    @Inject
    Vertx vertx;

    @Inject
    Events events;

    @Test
    void every_instance_tells_its_own_listeners() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int section = campus.section(3, 30);
        List<LiveHub> instances = IntStream.range(0, 2).mapToObj(i -> hub(10)).toList();
        List<Sink> sinks = instances.stream()
                .map(hub -> {
                    Sink sink = new Sink();
                    hub.add(listener(campus, student, section), null).open(sink);
                    return sink;
                })
                .toList();
        sinks.forEach(sink -> Eventually.holds("snapshot", () -> sink.text().contains("\"capacity\":30")));
        sql("update section_seats set enrolled = 7 where section_id = $1", section);
        events.publish(Events.of("waitlist.promoted", student, section, new JsonObject().put("term", campus.term())));
        sinks.forEach(sink -> Eventually.holds(
                "result and seats",
                () -> sink.text().contains("waitlist.promoted") && sink.text().contains("\"enrolled\":7")));
        instances.forEach(hub -> hub.stop(new ShutdownEvent()));
        sinks.forEach(
                sink -> Eventually.holds("end", () -> sink.ended && sink.text().contains("SHUTDOWN")));
    }

    @Test
    void an_instance_takes_no_more_listeners_than_it_may() {
        Campus campus = Campus.open(pool);
        LiveHub hub = hub(2);
        LiveStream first = hub.add(listener(campus, campus.student(), 1), null);
        hub.add(listener(campus, campus.student(), 1), null);
        assertThatThrownBy(() -> hub.add(listener(campus, campus.student(), 1), null))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.type()).isEqualTo(ProblemType.OVERLOADED);
                    assertThat((Integer) refusal.facts().get("retryAfterSeconds"))
                            .isBetween(5, 15);
                });
        first.gone();
        assertThat(hub.add(listener(campus, campus.student(), 1), null)).isNotNull();
    }

    private LiveHub hub(int most) {
        LiveHub hub = new LiveHub(
                outbox,
                signal,
                seats,
                rows,
                frames,
                new Config(most),
                pool,
                vertx,
                MovableClock.get(),
                new SimpleMeterRegistry());
        hub.start(new StartupEvent());
        return hub;
    }

    private static LiveListener listener(Campus campus, String student, int section) {
        return new LiveListener(
                student, student, campus.termId(), campus.term(), Set.of(section), Language.EN, Instant.MAX);
    }

    private static final class Sink implements LiveStream.Outlet {
        private final StringBuffer text = new StringBuffer();
        private volatile boolean ended;

        String text() {
            return text.toString();
        }

        @Override
        public void later(Runnable work) {
            work.run();
        }

        @Override
        public CompletionStage<?> write(byte[] bytes) {
            text.append(new String(bytes, StandardCharsets.UTF_8));
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void end() {
            ended = true;
        }

        @Override
        public void abort() {
            ended = true;
        }
    }

    private record Config(int listeners) implements LiveConfig {
        @Override
        public int perAccount() {
            return 5;
        }

        @Override
        public Duration pace() {
            return Duration.ofMillis(300);
        }

        @Override
        public Duration heartbeat() {
            return Duration.ofSeconds(15);
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(30);
        }
    }
}
