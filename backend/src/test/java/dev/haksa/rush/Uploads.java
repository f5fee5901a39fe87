package dev.haksa.rush;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Sends photos at a steady pace, whatever happens to those before. */
final class Uploads implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String ADDRESS = "http://localhost:%d/api/v1/students/me/photos";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Stage stage;
    private final URI small;
    private final URI large;
    private final byte[][] portraits;
    private final byte[][] phones;
    private final int phoneEvery;
    private int student;

    /**
     * Prepares uploads.
     *
     * @param phoneEvery every how many uploads a telephone's picture comes, to be cropped; 0 for never
     */
    Uploads(Stage stage, byte[][] portraits, byte[][] phones, int phoneEvery) {
        this.stage = stage;
        this.small = URI.create(ADDRESS.formatted(stage.server().port()));
        this.large = URI.create(small + "?fit=crop");
        this.portraits = portraits;
        this.phones = phones;
        this.phoneEvery = phoneEvery;
    }

    /**
     * What was measured.
     *
     * @param seconds from the first upload to the last answer
     * @param sortedNanos from the moment an upload was due to having its answer
     * @param outcomes how many ended how
     */
    record Result(int accepted, double seconds, long[] sortedNanos, Map<String, Integer> outcomes) {
        double perSecond() {
            return accepted / seconds;
        }
    }

    /** Sends so many, so many a second, each of another student; returns when the last one has its answer. */
    Result send(int count, int perSecond) {
        long[] nanos = new long[count];
        Map<String, Integer> outcomes = new ConcurrentSkipListMap<>();
        AtomicInteger accepted = new AtomicInteger();
        CompletableFuture<?>[] answers = new CompletableFuture<?>[count];
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            int index = i;
            long due = start + TimeUnit.SECONDS.toNanos(i) / perSecond;
            sleepUntil(due);
            answers[i] = client.sendAsync(request(i), HttpResponse.BodyHandlers.ofString())
                    .handle((answer, failure) -> {
                        nanos[index] = System.nanoTime() - due;
                        outcomes.merge(outcome(answer), 1, Integer::sum);
                        return failure == null && answer.statusCode() == 201 ? accepted.incrementAndGet() : 0;
                    });
        }
        CompletableFuture.allOf(answers).join();
        double seconds = (System.nanoTime() - start) / 1e9;
        Arrays.sort(nanos);
        return new Result(accepted.get(), seconds, nanos, outcomes);
    }

    private HttpRequest request(int index) {
        boolean phone = phoneEvery > 0 && index % phoneEvery == phoneEvery - 1;
        byte[] picture = phone ? phones[index % phones.length] : portraits[index % portraits.length];
        return HttpRequest.newBuilder(phone ? large : small)
                .timeout(PATIENCE)
                .header("Authorization", stage.bearer(student++))
                .header("Content-Type", "image/jpeg")
                .POST(HttpRequest.BodyPublishers.ofByteArray(picture))
                .build();
    }

    /** How many students have sent a photo so far, which are the first ones. */
    int students() {
        return student;
    }

    private static String outcome(HttpResponse<String> answer) {
        if (answer == null) {
            return "no answer";
        }
        byte[] body = answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return Load.outcome(new Answer(answer.statusCode(), body, true, 0));
    }

    private static void sleepUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
