package dev.haksa.shared.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.shared.outbox.OutboxBatch.Progress;
import dev.haksa.support.Events;
import dev.haksa.support.Eventually;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutboxTest extends HttpTest {
    @Inject
    OutboxReader reader;

    @Inject
    OutboxDelivery delivery;

    @Inject
    OutboxPositions positions;

    @Inject
    OutboxSignal signal;

    @Inject
    Outbox outbox;

    @Inject
    Events events;

    @Inject
    Vertx vertx;

    private final String type = "test." + UUID.randomUUID();

    @Test
    void events_are_numbered_in_the_order_of_the_commits_so_that_none_is_missed() {
        OutboxPosition start = await(reader.last(pool));
        SqlConnection slow = await(pool.getConnection());
        try {
            Transaction older = await(slow.begin());
            await(outbox.publish(slow, MovableClock.get().instant(), List.of(event("older"))));
            var younger =
                    CompletableFuture.runAsync(() -> events.publish(event("younger")), Thread::startVirtualThread);

            assertThat(await(reader.read(pool, start, ours(), 10_000)).events()).isEmpty();
            assertThat(younger).isNotDone();

            await(older.commit());
            younger.join();
            assertThat(await(reader.read(pool, start, ours(), 10_000)).events())
                    .extracting(event -> event.payload().getString("name"))
                    .containsExactly("older", "younger");
        } finally {
            await(slow.close());
        }
    }

    @Test
    void a_consumer_gets_every_event_once_however_many_instances_deliver() {
        Recorder consumer = new Recorder(type, 0);
        await(delivery.deliver(consumer));
        int number = 60;
        IntStream.range(0, number).forEach(i -> events.publish(event("e" + i)));
        Eventually.holds("all delivered", () -> {
            List<Uni<Progress>> instances = new ArrayList<>();
            IntStream.range(0, 4).forEach(i -> instances.add(delivery.deliver(consumer)));
            await(Uni.join().all(instances).andCollectFailures());
            return written(consumer) >= number;
        });
        await(delivery.deliver(consumer));
        assertThat(written(consumer)).isEqualTo(number);
        assertThat(sql("select subject_id from audit_entry where action = $1 order by id", type))
                .extracting(row -> row.getString(0))
                .isEqualTo(IntStream.range(0, number).mapToObj(i -> "e" + i).toList());
    }

    @Test
    void what_a_consumer_wrote_before_it_failed_is_undone_and_the_events_come_again() {
        Recorder consumer = new Recorder(type, 1);
        await(delivery.deliver(consumer));
        events.publish(event("a"), event("b"));
        Eventually.holds("delivered after a failure", () -> {
            delivery.deliver(consumer)
                    .onFailure()
                    .recoverWithItem(Progress.DONE)
                    .await()
                    .atMost(Duration.ofSeconds(30));
            return written(consumer) > 0;
        });
        assertThat(consumer.calls.get()).isGreaterThanOrEqualTo(2);
        assertThat(written(consumer)).isEqualTo(2);
    }

    @Test
    void readers_are_woken_without_a_notification_too() {
        List<String> seen = new CopyOnWriteArrayList<>();
        OutboxPosition start = await(reader.last(pool));
        Pump pump = new Pump(
                "test",
                vertx,
                () -> seen.isEmpty()
                        ? reader.read(pool, start, ours(), 10_000)
                                .invoke(batch -> batch.events()
                                        .forEach(event ->
                                                seen.add(event.payload().getString("name"))))
                                .map(OutboxBatch::progress)
                        : Uni.createFrom().item(Progress.DONE));
        signal.onSignal(pump::wake);
        sql("""
                insert into outbox_event (at, type, subject_key, payload) values (now(), $1, 'x', '{"name": "silent"}')
                """, type);
        Eventually.holds("seen by polling", () -> seen.contains("silent"));
    }

    @Test
    void old_events_go_only_after_every_durable_consumer_has_passed_them() {
        Recorder consumer = new Recorder(type, 0);
        await(delivery.deliver(consumer));
        Eventually.holds(
                "caught up",
                () -> await(delivery.deliver(consumer)) == Progress.DONE
                        && !await(positions.hasNews(pool, consumer.name())));
        events.publish(event("old"));
        var future = MovableClock.get().instant().plus(Duration.ofDays(1));
        await(positions.purge(pool, future, List.of(consumer.name()), 100_000));
        assertThat(stored()).isEqualTo(1);

        Eventually.holds("passed", () -> {
            await(delivery.deliver(consumer));
            return written(consumer) == 1;
        });
        await(positions.purge(
                pool, MovableClock.get().instant().minus(Duration.ofDays(1)), List.of(consumer.name()), 100_000));
        assertThat(stored()).isEqualTo(1);
        await(positions.purge(pool, future, List.of(consumer.name(), "notices"), 100_000));
        Eventually.holds("purged", () -> {
            await(positions.purge(pool, future, List.of(consumer.name()), 100_000));
            return stored() == 0;
        });
    }

    @Test
    void a_position_is_read_as_it_is_written() {
        assertThat(OutboxPosition.parse(new OutboxPosition(12).toString())).isEqualTo(new OutboxPosition(12));
        assertThat(OutboxPosition.parse("7-x")).isNull();
        assertThat(OutboxPosition.parse("")).isNull();
        assertThat(new OutboxPosition(7)).isLessThan(new OutboxPosition(8));
    }

    /** Writes one audit entry for each event; fails in its first calls after writing. */
    private final class Recorder implements OutboxConsumer {
        private final String name;
        private final int failures;
        private final AtomicInteger calls = new AtomicInteger();

        Recorder(String name, int failures) {
            this.name = name;
            this.failures = failures;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String condition() {
            return ours();
        }

        @Override
        public Uni<Void> handle(SqlConnection connection, List<StoredEvent> batch) {
            boolean fails = calls.incrementAndGet() <= failures;
            return connection
                    .preparedQuery("""
                            insert into audit_entry (at, actor_id, actor_name, action, subject_type, subject_id)
                            values (now(), 'test', 'test', $1, 'TEST', $2)
                            """)
                    .executeBatch(batch.stream()
                            .map(event -> Tuple.of(type, event.payload().getString("name")))
                            .toList())
                    .invoke(() -> {
                        if (fails) {
                            throw new IllegalStateException("as planned");
                        }
                    })
                    .replaceWithVoid();
        }
    }

    private OutboxEvent event(String name) {
        return new OutboxEvent(type, name, null, new JsonObject().put("name", name), "test-test");
    }

    private String ours() {
        return "type = '" + type + "'";
    }

    private long written(Recorder consumer) {
        return sql("select count(*) from audit_entry where action = $1", consumer.name())
                .getFirst()
                .getLong(0);
    }

    private long stored() {
        return sql("select count(*) from outbox_event where type = $1", type)
                .getFirst()
                .getLong(0);
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(30));
    }
}
