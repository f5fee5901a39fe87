package dev.haksa.rush;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;

/** HTTP with a fixed number of connections, each with one request at a time. */
final class Http implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;
    private final int connections;

    Http(Server server, int connections) {
        this.connections = connections;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setDefaultHost("localhost")
                        .setDefaultPort(server.port())
                        .setKeepAlive(true)
                        .setPipelining(false)
                        .setTcpNoDelay(true),
                new PoolOptions().setHttp1MaxSize(connections));
    }

    /** One answer. */
    record Answer(int status, Buffer body, long nanos) {
        JsonObject json() {
            return body.toJsonObject();
        }
    }

    /** What to send. */
    record Call(HttpMethod method, String path, String token, JsonObject body) {
        static Call get(String path, String token) {
            return new Call(HttpMethod.GET, path, token, null);
        }
    }

    Answer send(Call call) {
        return exchange(call).toCompletionStage().toCompletableFuture().join();
    }

    /** Sends many calls, as many at a time as there are connections; answers in the order of the calls. */
    <T> List<T> sendAll(int count, IntFunction<Call> calls, Function<Answer, T> reader) {
        List<T> answers = new ArrayList<>(java.util.Collections.nCopies(count, null));
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> workers = new ArrayList<>();
        for (int i = 0; i < Math.min(connections, count); i++) {
            Promise<Void> done = Promise.promise();
            workers.add(done.future());
            vertx.getOrCreateContext().runOnContext(ignored -> work(count, next, calls, reader, answers, done));
        }
        Future.join(workers).toCompletionStage().toCompletableFuture().join();
        return answers;
    }

    private <T> void work(
            int count,
            AtomicInteger next,
            IntFunction<Call> calls,
            Function<Answer, T> reader,
            List<T> answers,
            Promise<Void> done) {
        int index = next.getAndIncrement();
        if (index >= count) {
            done.complete();
            return;
        }
        exchange(calls.apply(index))
                .onSuccess(answer -> {
                    answers.set(index, reader.apply(answer));
                    work(count, next, calls, reader, answers, done);
                })
                .onFailure(done::fail);
    }

    private Future<Answer> exchange(Call call) {
        long start = System.nanoTime();
        return client.request(call.method(), call.path())
                .compose(request -> {
                    if (call.token() != null) {
                        request.putHeader("Authorization", "Bearer " + call.token());
                    }
                    if (call.body() == null) {
                        return request.send();
                    }
                    return request.putHeader("Content-Type", "application/json")
                            .send(call.body().toBuffer());
                })
                .compose(response -> response.body()
                        .map(body -> new Answer(response.statusCode(), body, System.nanoTime() - start)));
    }

    @Override
    public void close() {
        client.close();
        vertx.close();
    }
}
