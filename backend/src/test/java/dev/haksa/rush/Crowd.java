package dev.haksa.rush;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Clients as they are told to be: who gets no answer, or is told to come back, asks again until the request is decided. */
final class Crowd {
    private static final int CONNECTIONS = 256;
    private static final String ENROLLED_AT = "\"enrolledAt\":\"";

    private final Stage stage;
    private final Map<Wish, String> firstAnswers = new HashMap<>();

    Crowd(Stage stage) {
        this.stage = stage;
    }

    /** Breaks something. */
    interface Fault {
        void strike() throws Exception;
    }

    /**
     * How the crowd fared.
     *
     * @param answers how many answers of each kind, repeated requests included
     * @param longestSilence between two decisions, in seconds
     */
    record Fate(Map<String, Integer> answers, double seconds, double longestSilence) {}

    /** Sends wishes until all are decided; the fault strikes when a third of them is. */
    Fate endure(List<Wish> wishes, int[] ports, Sender.Pace pace, Fault fault) throws IOException {
        Map<String, Integer> answers = new TreeMap<>();
        long start = System.nanoTime();
        long[] lastDecision = {start};
        long[] silence = {0};
        int[] decided = {0};
        List<CompletableFuture<Void>> struck = new ArrayList<>();
        try (Http http = new Http(ports, CONNECTIONS)) {
            http.sender()
                    .send(
                            wishes.size(),
                            pace,
                            (index, target) -> stage.write(wishes.get(index), target),
                            (index, answer) -> {
                                answers.merge(outcome(answer), 1, Integer::sum);
                                if (isUndecided(answer)) {
                                    return true;
                                }
                                remember(wishes.get(index), answer);
                                long now = System.nanoTime();
                                silence[0] = Math.max(silence[0], now - lastDecision[0]);
                                lastDecision[0] = now;
                                if (++decided[0] == wishes.size() / 3) {
                                    struck.add(CompletableFuture.runAsync(() -> strike(fault)));
                                }
                                return false;
                            });
        }
        struck.forEach(CompletableFuture::join);
        return new Fate(answers, seconds(System.nanoTime() - start), seconds(silence[0]));
    }

    /** Sends everything that was acknowledged once more; returns what was not answered with the first result. */
    List<String> repeat(int[] ports) throws IOException {
        // Who gave a seat back would get another one.
        List<Map.Entry<Wish, String>> first = firstAnswers.entrySet().stream()
                .filter(answer -> stage.acknowledged().contains(answer.getKey()))
                .toList();
        List<String> findings = new ArrayList<>();
        try (Http http = new Http(ports, CONNECTIONS)) {
            http.sender()
                    .send(
                            first.size(),
                            Sender.Pace.CLOSED,
                            (index, target) -> stage.write(first.get(index).getKey(), target),
                            (index, answer) -> {
                                String at = answer.status() == 200 ? enrolledAt(answer) : "";
                                if (!at.equals(first.get(index).getValue())) {
                                    findings.add("repeated request of %s: %d, %s instead of %s"
                                            .formatted(
                                                    first.get(index).getKey(),
                                                    answer.status(),
                                                    at,
                                                    first.get(index).getValue()));
                                }
                                return false;
                            });
        }
        return findings;
    }

    private void remember(Wish wish, Answer answer) {
        stage.remember(wish, answer);
        if (wish.kind() == Wish.Kind.ENROLL && stage.acknowledged().contains(wish)) {
            firstAnswers.putIfAbsent(wish, enrolledAt(answer));
        }
    }

    private static boolean isUndecided(Answer answer) {
        return answer.status() == Sender.NO_ANSWER
                || answer.status() == Sender.TOO_MANY_REQUESTS
                || answer.status() >= 500;
    }

    private static String outcome(Answer answer) {
        return answer.status() == Sender.NO_ANSWER ? "no answer" : Load.outcome(answer);
    }

    private static String enrolledAt(Answer answer) {
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        int from = body.indexOf(ENROLLED_AT) + ENROLLED_AT.length();
        return body.substring(from, body.indexOf('"', from));
    }

    private static void strike(Fault fault) {
        try {
            fault.strike();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static double seconds(long nanos) {
        return nanos / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
