package dev.haksa.rush;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** What students look at while they enroll, at a steady rate: a page of sections, their own enrollments, seats. */
final class Reads {
    private static final int CONNECTIONS = 32;
    private static final int KINDS = 4;

    private final Stage stage;
    private final int firstStudent;
    private final IntFunction<Http.Call> calls;

    /** @param firstStudent those from here on read; the others upload */
    Reads(Stage stage, int firstStudent) {
        this.stage = stage;
        this.firstStudent = firstStudent;
        this.calls = index -> switch (index % KINDS) {
            case 0 -> Http.Call.get("/api/v1/terms/" + stage.term() + "/sections?freeSeats=true&sort=title", null);
            case 1 -> Http.Call.get("/api/v1/terms/" + stage.term() + "/sections?day=MONDAY&limit=50", null);
            case 2 -> Http.Call.get("/api/v1/students/me/enrollments?term=" + stage.term(), token(index));
            default -> Http.Call.get("/api/v1/sections/" + section(index) + "/seats", null);
        };
    }

    /** Milliseconds of every read, sorted; fails when one was not answered with 200. */
    double[] run(int perSecond, int seconds) throws IOException {
        double[] millis = new double[perSecond * seconds];
        Map<Integer, Integer> failures = new TreeMap<>();
        try (Http http = new Http(new int[] {stage.server().port()}, CONNECTIONS)) {
            http.sender()
                    .send(
                            millis.length,
                            Sender.Pace.perSecond(perSecond),
                            (index, target) -> calls.apply(index).write(target),
                            (index, answer) -> {
                                millis[index] = answer.nanos() / 1e6;
                                if (answer.status() != 200) {
                                    failures.merge(answer.status(), 1, Integer::sum);
                                }
                                return false;
                            });
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("reads failed: " + failures);
        }
        Arrays.sort(millis);
        return millis;
    }

    private String token(int index) {
        int readers = stage.students().size() - firstStudent;
        return stage.bearer(firstStudent + index / KINDS % readers).substring("Bearer ".length());
    }

    private int section(int index) {
        return stage.offers().get(index / KINDS % stage.offers().size()).id();
    }
}
