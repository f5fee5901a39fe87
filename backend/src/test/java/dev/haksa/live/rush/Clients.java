package dev.haksa.live.rush;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

/** The clients' side: some connections for requests, and one for each listener. */
final class Clients implements AutoCloseable {
    private static final int AT_A_TIME = 32;
    /** No answer within this time ends the program. */
    private static final long LONGEST_SECONDS = 60;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private final HttpClient requests;
    private final HttpClient streams;

    Clients(int port, int listeners) {
        HttpClientOptions options = new HttpClientOptions()
                .setDefaultHost("localhost")
                .setDefaultPort(port)
                .setTcpNoDelay(true);
        requests = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(AT_A_TIME));
        streams = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(listeners));
    }

    /** An answer, and when it arrived on the monotonic clock. */
    record Answer(int status, JsonObject body, long nanos) {}

    CompletableFuture<Answer> send(HttpMethod method, String path, String token, JsonObject body) {
        return requests.request(method, path)
                .compose(request -> {
                    authorize(request, token);
                    return body == null
                            ? request.send()
                            : request.putHeader("Content-Type", "application/json")
                                    .send(body.toBuffer());
                })
                .compose(answer -> {
                    long nanos = System.nanoTime();
                    return answer.body()
                            .map(buffer -> new Answer(
                                    answer.statusCode(),
                                    buffer.length() == 0 ? new JsonObject() : buffer.toJsonObject(),
                                    nanos));
                })
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    Answer get(String path, String token) {
        return send(HttpMethod.GET, path, token, null).join();
    }

    String login(String name) {
        JsonObject body = new JsonObject().put("loginName", name).put("password", Backend.PASSWORD);
        return send(HttpMethod.POST, "/api/v1/auth/login", null, body)
                .join()
                .body()
                .getString("accessToken");
    }

    /** Does something for many, some at a time, in order. */
    static <T, R> List<R> each(List<T> items, BiFunction<T, Integer, R> work) {
        try (var pool = java.util.concurrent.Executors.newFixedThreadPool(AT_A_TIME)) {
            List<java.util.concurrent.Future<R>> futures = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                int index = i;
                futures.add(pool.submit(() -> work.apply(items.get(index), index)));
            }
            return futures.stream().map(Clients::join).toList();
        }
    }

    private static <R> R join(java.util.concurrent.Future<R> future) {
        try {
            return future.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens the streams; each gets its own reader. */
    void listen(List<String> tokens, IntFunction<String> path, IntFunction<StreamReader> readers) {
        List<Future<Void>> opened = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            opened.add(open(path.apply(i), tokens.get(i), readers.apply(i)));
        }
        Future.join(opened).toCompletionStage().toCompletableFuture().join();
    }

    /** Opens a stream; who is turned away for the moment comes back when told. */
    private Future<Void> open(String path, String token, StreamReader reader) {
        return streams.request(HttpMethod.GET, path)
                .compose(request -> {
                    authorize(request, token);
                    request.putHeader("Accept", "text/event-stream");
                    return request.send();
                })
                .compose(answer -> {
                    if (answer.statusCode() == 503) {
                        turnedAway.incrementAndGet();
                        long seconds = Long.parseLong(answer.getHeader("Retry-After"));
                        Promise<Void> later = Promise.promise();
                        vertx.setTimer(1_000 * seconds, ignored -> later.complete());
                        return answer.body()
                                .compose(body -> later.future())
                                .compose(waited -> open(path, token, reader));
                    }
                    if (answer.statusCode() != 200) {
                        return Future.failedFuture("a stream was answered " + answer.statusCode());
                    }
                    answer.handler(reader::read);
                    answer.exceptionHandler(failure -> reader.lost());
                    answer.endHandler(end -> reader.lost());
                    return Future.succeededFuture();
                });
    }

    /** How often somebody was turned away while opening a stream. */
    int turnedAway() {
        return turnedAway.get();
    }

    private static void authorize(HttpClientRequest request, String token) {
        if (token != null) {
            request.putHeader("Authorization", "Bearer " + token);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
