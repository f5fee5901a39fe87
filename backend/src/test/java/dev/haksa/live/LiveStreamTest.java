package dev.haksa.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.live.LiveStream.Frame;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.outbox.OutboxPosition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A stream and a client that takes what it is sent only when the test says so. */
class LiveStreamTest {
    private final SlowClient client = new SlowClient();
    private final List<LiveStream> gone = new ArrayList<>();
    private OutboxPosition horizon = new OutboxPosition(9);

    @Test
    void newer_seats_replace_older_ones_that_a_slow_client_has_not_taken() {
        LiveStream stream = open(false);
        client.take();
        stream.offerSeats(1, bytes("[1:40]"));
        stream.wake();
        IntStream.range(0, 1_000).forEach(i -> {
            stream.offerSeats(1, bytes("[1:" + i + "]"));
            stream.offerSeats(2, bytes("[2:" + i + "]"));
            stream.offerPlaces(bytes("[p:" + i + "]"));
            stream.wake();
        });
        assertThat(client.take()).isEqualTo("[1:40]");
        assertThat(client.take()).isEqualTo("[p:999][1:999][2:999]");
        assertThat(client.hasMore()).isFalse();
    }

    @Test
    void results_beyond_what_the_stream_holds_end_it_after_those_it_holds() {
        LiveStream stream = open(false);
        IntStream.range(0, 5 * LiveStream.MOST_RESULTS).forEach(i -> stream.offerResult(frame(i)));
        stream.wake();
        client.take();
        assertThat(client.take())
                .isEqualTo(IntStream.range(0, LiveStream.MOST_RESULTS)
                                .mapToObj(i -> "[" + i + "]")
                                .collect(Collectors.joining())
                        + "[behind]");
        assertThat(client.ended).isTrue();
        assertThat(gone).containsExactly(stream);
    }

    @Test
    void nothing_is_sent_twice_when_replay_and_reader_overlap() {
        LiveStream stream = open(true);
        client.take();
        stream.offerResult(frame(3));
        stream.offerResult(frame(4));
        stream.offerResult(frame(5));
        stream.wake();
        assertThat(client.hasMore()).as("the order is not known yet").isFalse();
        stream.replayed(List.of(frame(1), frame(2), frame(3), frame(4)), true);
        stream.wake();
        stream.offerResult(frame(4));
        stream.offerResult(frame(6));
        assertThat(client.take()).isEqualTo("[1][2][3][4][5]");
        assertThat(client.take()).isEqualTo("[6]");
    }

    @Test
    void results_of_the_reader_wait_for_the_next_stream_when_the_replay_was_not_complete() {
        LiveStream stream = open(true);
        client.take();
        stream.offerResult(frame(9));
        stream.replayed(List.of(frame(1), frame(2)), false);
        stream.wake();
        assertThat(client.take()).isEqualTo("[1][2][behind]");
        assertThat(client.ended).isTrue();
    }

    @Test
    void a_heartbeat_names_how_far_the_stream_has_come_only_when_that_is_known() {
        LiveStream stream = open(true);
        client.take();
        stream.offerHeartbeat();
        stream.wake();
        assertThat(client.take()).isEqualTo(": \n\n");
        stream.replayed(List.of(), true);
        stream.offerHeartbeat();
        stream.wake();
        assertThat(client.take()).isEqualTo(": \nid: 9\n\n");
    }

    @Test
    void a_stream_ended_before_its_replay_sends_no_result_out_of_order() {
        LiveStream stream = open(true);
        client.take();
        stream.offerResult(frame(7));
        stream.end(bytes("[end]"));
        stream.wake();
        assertThat(client.take()).isEqualTo("[end]");
        stream.replayed(List.of(frame(1)), true);
        stream.wake();
        assertThat(client.hasMore()).isFalse();
        assertThat(client.ended).isTrue();
    }

    @Test
    void a_client_that_takes_nothing_is_noticed() {
        LiveStream stream = open(false);
        long later = System.nanoTime() + TimeUnit.SECONDS.toNanos(31);
        assertThat(stream.stuckFor(later)).isGreaterThan(TimeUnit.SECONDS.toNanos(30));
        client.take();
        assertThat(stream.stuckFor(later)).isZero();
        stream.abort();
        assertThat(client.aborted).isTrue();
    }

    @Test
    void a_client_that_went_away_is_forgotten() {
        LiveStream stream = open(false);
        client.fail();
        assertThat(gone).containsExactly(stream);
    }

    private LiveStream open(boolean replaying) {
        LiveListener listener = new LiveListener("a", "26115001", 1, "2027-SPRING", Set.of(), Language.EN, Instant.MAX);
        LiveStream stream =
                new LiveStream(listener, bytes("[open]"), bytes("[behind]"), replaying, () -> horizon, gone::add);
        stream.open(client);
        return stream;
    }

    private static Frame frame(int number) {
        return new Frame(new OutboxPosition(number + 1), bytes("[" + number + "]"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class SlowClient implements LiveStream.Outlet {
        private final Deque<String> written = new ArrayDeque<>();
        private final Deque<CompletableFuture<Void>> untaken = new ArrayDeque<>();
        private boolean ended;
        private boolean aborted;

        @Override
        public void later(Runnable work) {
            work.run();
        }

        @Override
        public CompletionStage<?> write(byte[] bytes) {
            written.add(new String(bytes, StandardCharsets.UTF_8));
            untaken.add(new CompletableFuture<>());
            return untaken.getLast();
        }

        String take() {
            assertThat(written).as("one write at a time").hasSize(1);
            untaken.poll().complete(null);
            return written.poll();
        }

        void fail() {
            untaken.poll().completeExceptionally(new java.io.IOException("gone"));
        }

        boolean hasMore() {
            return !written.isEmpty();
        }

        @Override
        public void end() {
            ended = true;
        }

        @Override
        public void abort() {
            aborted = true;
        }
    }
}
