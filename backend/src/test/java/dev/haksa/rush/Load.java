package dev.haksa.rush;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sends enrollments and tells how fast they were answered and what that cost. */
final class Load {
    private static final int CREATED = 201;

    private Load() {}

    /**
     * What was measured.
     *
     * @param sortedNanos from sending a request to having its answer
     * @param outcomes how many requests ended how
     * @param backendMicros CPU time of the backend for a request, in microseconds
     * @param databaseMicros the same of the database
     * @param ownMicros the same of this program
     */
    record Result(
            double seconds,
            long[] sortedNanos,
            Map<String, Integer> outcomes,
            double backendMicros,
            double databaseMicros,
            double ownMicros) {
        double perSecond() {
            return sortedNanos.length / seconds;
        }

        /** Milliseconds within which a share of the requests was answered. */
        double millis(double share) {
            return sortedNanos[(int) Math.min(sortedNanos.length - 1, Math.floor(share * sortedNanos.length))] / 1e6;
        }

        void print(String title) {
            System.out.printf(
                    "%s: %,d requests in %.1f s = %,.0f a second; ms p50 %.1f, p90 %.1f, p99 %.1f, p99.9 %.1f, largest"
                            + " %.1f; CPU µs a request: backend %.0f, database %.0f, this program %.0f; %s%n",
                    title,
                    sortedNanos.length,
                    seconds,
                    perSecond(),
                    millis(0.5),
                    millis(0.9),
                    millis(0.99),
                    millis(0.999),
                    millis(1),
                    backendMicros,
                    databaseMicros,
                    ownMicros,
                    outcomes);
        }
    }

    /** Sends wishes, each once; every connection waits for its answer before it sends the next. */
    static Result send(Stage stage, int connections, List<Wish> wishes) throws IOException {
        long[] nanos = new long[wishes.size()];
        Map<String, Integer> outcomes = new TreeMap<>();
        try (Http http = new Http(new int[] {stage.server().port()}, connections)) {
            Duration[] before = cpu(stage);
            long start = System.nanoTime();
            http.sender()
                    .send(
                            wishes.size(),
                            Sender.Pace.CLOSED,
                            (index, target) -> stage.write(wishes.get(index), target),
                            (index, answer) -> {
                                nanos[index] = answer.nanos();
                                outcomes.merge(outcome(answer), 1, Integer::sum);
                                stage.remember(wishes.get(index), answer);
                                return false;
                            });
            double seconds = (System.nanoTime() - start) / 1e9;
            Duration[] after = cpu(stage);
            Arrays.sort(nanos);
            return new Result(
                    seconds,
                    nanos,
                    outcomes,
                    micros(before[0], after[0], nanos.length),
                    micros(before[1], after[1], nanos.length),
                    micros(before[2], after[2], nanos.length));
        }
    }

    /** The status, and the codes of a refusal. */
    static String outcome(Answer answer) {
        if (answer.status() == CREATED) {
            return "201";
        }
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        TreeSet<String> codes = new TreeSet<>();
        String mark = "\"code\":\"";
        for (int at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + 1)) {
            codes.add(body.substring(at + mark.length(), body.indexOf('"', at + mark.length())));
        }
        return (answer.status() + " " + String.join("+", codes)).strip();
    }

    private static Duration[] cpu(Stage stage) throws IOException {
        return new Duration[] {
            CpuTime.of(stage.server().pid()),
            CpuTime.ofFamily(stage.server().databasePid()),
            CpuTime.of(ProcessHandle.current().pid())
        };
    }

    private static double micros(Duration before, Duration after, int requests) {
        return after.minus(before).toNanos() / 1e3 / requests;
    }
}
