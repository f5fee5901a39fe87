package dev.haksa.support;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Requests that are under way at the same time. */
public final class Calls {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;

    public Calls(URI server) {
        this.server = server;
    }

    /** An answer, and how long it took. */
    public record Answer(HttpResponse<String> response, Duration took) {
        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        public String body() {
            return response.body();
        }
    }

    /** Sends a request without body; token null for nobody. */
    public CompletableFuture<Answer> send(String method, String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .header("Accept-Language", "en")
                .timeout(Duration.ofSeconds(90))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        long start = System.nanoTime();
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(response -> new Answer(response, Duration.ofNanos(System.nanoTime() - start)));
    }

    /** Waits for all answers. */
    public static List<Answer> all(List<CompletableFuture<Answer>> requests) throws Exception {
        CompletableFuture.allOf(requests.toArray(CompletableFuture[]::new)).get(120, TimeUnit.SECONDS);
        return requests.stream().map(CompletableFuture::join).toList();
    }

    /** Waits until something is the case, a minute at most. */
    public static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come about within a minute");
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
