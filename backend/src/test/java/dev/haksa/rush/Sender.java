package dev.haksa.rush;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/**
 * Sends requests over a fixed number of connections, one request at a time on each, from one thread: a program that
 * measures must cost far less than what it measures. Bytes go out as they are given, answers are read no further than
 * their end has to be found. A connection that breaks is opened anew.
 */
final class Sender implements AutoCloseable {
    /** Status of a request without answer: the connection broke, or nothing came in time. */
    static final int NO_ANSWER = 0;

    /** Status of a request that came too soon after others. */
    static final int TOO_MANY_REQUESTS = 429;

    private static final int REQUEST_BYTES = 64 * 1024;
    private static final int READ_BYTES = 256 * 1024;
    private static final long REOPEN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long SWEEP_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);

    private final Selector selector;
    private final List<Connection> connections = new ArrayList<>();
    private final ArrayDeque<Connection> idle = new ArrayDeque<>();
    private final ArrayDeque<Integer> again = new ArrayDeque<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>();
    private final ByteBuffer incoming = ByteBuffer.allocateDirect(READ_BYTES);
    private final ByteBuffer outgoing = ByteBuffer.allocateDirect(REQUEST_BYTES);
    private Run run = new Run(0, Pace.CLOSED, null, null);

    /** Writes the bytes of a request. */
    interface Requests {
        void write(int index, ByteBuffer target);
    }

    /** Takes an answer; true asks for the same request once more, a little later. */
    interface Answers {
        boolean take(int index, Answer answer);
    }

    /**
     * When requests are sent.
     *
     * @param intervalNanos between two requests, whatever happens to those before; 0 sends as soon as a connection is
     *     free
     * @param hangUp every how many requests the client goes away without waiting, the first time; 0 for never
     * @param hangUpNanos how long after sending it goes
     */
    record Pace(long intervalNanos, int hangUp, long hangUpNanos) {
        static final Pace CLOSED = new Pace(0, 0, 0);

        static Pace perSecond(int rate) {
            return new Pace(TimeUnit.SECONDS.toNanos(1) / rate, 0, 0);
        }
    }

    private record Alarm(long at, Runnable action) implements Comparable<Alarm> {
        @Override
        public int compareTo(Alarm other) {
            return Long.compare(at, other.at);
        }
    }

    /** What is being sent. */
    private static final class Run {
        private final int count;
        private final Pace pace;
        private final Requests requests;
        private final Answers answers;
        private final long start = System.nanoTime();
        private int next;
        private int done;

        Run(int count, Pace pace, Requests requests, Answers answers) {
            this.count = count;
            this.pace = pace;
            this.requests = requests;
            this.answers = answers;
        }

        long due(int index) {
            return start + index * pace.intervalNanos();
        }
    }

    /** @param ports instances that the connections are spread over */
    Sender(int[] ports, int connections) throws IOException {
        selector = Selector.open();
        for (int i = 0; i < connections; i++) {
            this.connections.add(new Connection(ports, i));
        }
        for (Connection connection : this.connections) {
            connection.open();
        }
    }

    /** Sends requests until the last one has its answer. */
    void send(int count, Pace pace, Requests requests, Answers answers) {
        run = new Run(count, pace, requests, answers);
        sweep(run);
        try {
            while (run.done < run.count) {
                ring();
                dispatch();
                selector.select(this::ready, sleepMillis());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void dispatch() {
        while (!idle.isEmpty() && (!again.isEmpty() || run.next < run.count)) {
            if (!again.isEmpty()) {
                idle.poll().send(again.poll(), System.nanoTime(), false);
            } else if (run.pace.intervalNanos() == 0) {
                idle.poll().send(run.next++, System.nanoTime(), true);
            } else if (run.due(run.next) <= System.nanoTime()) {
                // Who had to wait for a free connection waited too: the clock runs from the moment that was meant.
                idle.poll().send(run.next, run.due(run.next), true);
                run.next++;
            } else {
                return;
            }
        }
    }

    private long sleepMillis() {
        long until = alarms.isEmpty() ? Long.MAX_VALUE : alarms.peek().at();
        if (run.pace.intervalNanos() > 0 && run.next < run.count && !idle.isEmpty()) {
            until = Math.min(until, run.due(run.next));
        }
        long left = until == Long.MAX_VALUE ? 1_000 : TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        return Math.clamp(left, 1, 1_000);
    }

    private void ring() {
        long now = System.nanoTime();
        while (!alarms.isEmpty() && alarms.peek().at() <= now) {
            alarms.poll().action().run();
        }
    }

    /** Nobody waits forever: what has no answer by now will have none. */
    private void sweep(Run swept) {
        if (swept != run || swept.done == swept.count) {
            return;
        }
        long now = System.nanoTime();
        connections.stream().filter(connection -> connection.isOverdue(now)).forEach(Connection::broken);
        after(SWEEP_NANOS, () -> sweep(swept));
    }

    private void after(long nanos, Runnable action) {
        alarms.add(new Alarm(System.nanoTime() + nanos, action));
    }

    private void ready(SelectionKey key) {
        Connection connection = (Connection) key.attachment();
        if (key.isValid() && key.isWritable()) {
            connection.flush();
        }
        if (key.isValid() && key.isReadable()) {
            connection.read();
        }
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            if (connection.channel != null) {
                connection.channel.close();
            }
        }
        selector.close();
    }

    /** One connection: at most one request on its way. */
    private final class Connection {
        private static final int NOTHING = -1;

        private final int[] ports;
        private int instance;
        private SocketChannel channel;
        private SelectionKey key;
        private ByteBuffer unsent;
        private int index = NOTHING;
        private long since;
        private int sent;
        private final AnswerReader reader = new AnswerReader();

        Connection(int[] ports, int number) {
            this.ports = ports;
            this.instance = number;
        }

        void open() {
            try {
                channel = SocketChannel.open();
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), ports[instance % ports.length]));
                channel.configureBlocking(false);
                key = channel.register(selector, SelectionKey.OP_READ, this);
                reader.clear();
                idle.add(this);
            } catch (IOException e) {
                // The next attempt goes to the next instance, as a load balancer would.
                instance++;
                closeQuietly();
                after(REOPEN_NANOS, this::open);
            }
        }

        void send(int request, long from, boolean firstTime) {
            index = request;
            since = from;
            int number = ++sent;
            outgoing.clear();
            run.requests.write(request, outgoing);
            outgoing.flip();
            try {
                channel.write(outgoing);
                if (outgoing.hasRemaining()) {
                    unsent = ByteBuffer.allocate(outgoing.remaining())
                            .put(outgoing)
                            .flip();
                    key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                }
            } catch (IOException e) {
                broken();
                return;
            }
            if (firstTime && run.pace.hangUp() > 0 && request % run.pace.hangUp() == 0) {
                after(run.pace.hangUpNanos(), () -> giveUp(number));
            }
        }

        private void giveUp(int number) {
            if (index != NOTHING && sent == number) {
                broken();
            }
        }

        void flush() {
            try {
                channel.write(unsent);
                if (!unsent.hasRemaining()) {
                    key.interestOps(SelectionKey.OP_READ);
                }
            } catch (IOException e) {
                broken();
            }
        }

        void read() {
            try {
                incoming.clear();
                int count = channel.read(incoming);
                if (count < 0) {
                    broken();
                    return;
                }
                incoming.flip();
                reader.add(incoming);
                if (index != NOTHING && reader.isComplete()) {
                    Answer answer = reader.answer(System.nanoTime() - since);
                    reader.clear();
                    boolean keepAlive = answer.keepAlive();
                    finish(answer);
                    if (keepAlive) {
                        idle.add(this);
                    } else {
                        closeQuietly();
                        open();
                    }
                }
            } catch (IOException e) {
                broken();
            }
        }

        private void broken() {
            closeQuietly();
            idle.remove(this);
            if (index != NOTHING) {
                finish(new Answer(NO_ANSWER, new byte[0], false, System.nanoTime() - since));
            }
            after(1, this::open);
        }

        private void finish(Answer answer) {
            int answered = index;
            index = NOTHING;
            if (run.answers.take(answered, answer)) {
                after(AGAIN_NANOS, () -> again.add(answered));
            } else {
                run.done++;
            }
        }

        boolean isOverdue(long now) {
            return index != NOTHING && now - since > PATIENCE_NANOS;
        }

        private void closeQuietly() {
            try {
                channel.close();
            } catch (IOException e) {
                // It was to be closed, and it is.
            }
        }
    }
}
