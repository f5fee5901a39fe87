package dev.haksa.live;

import dev.haksa.support.Eventually;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads a live stream as a client does. */
final class LiveClient implements AutoCloseable {
    /** One event; data is null for what has none. */
    record Event(String id, String name, JsonObject data) {}

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger comments = new AtomicInteger();
    private final HttpResponse<InputStream> response;
    private volatile String lastId;
    private volatile boolean ended;

    private LiveClient(String token, String query, String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/api/v1/students/me/live?" + query))
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", "en")
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        lastId = lastEventId;
        Thread.ofVirtual().start(this::read);
    }

    static LiveClient open(String token, String query) {
        return new LiveClient(token, query, null);
    }

    static LiveClient resume(String token, String query, String lastEventId) {
        return new LiveClient(token, query, lastEventId);
    }

    HttpResponse<InputStream> response() {
        return response;
    }

    boolean hasEnded() {
        return ended;
    }

    int comments() {
        return comments.get();
    }

    /** The id to come back with, as soon as there is one. */
    String lastId() {
        Eventually.holds("an id", () -> lastId != null);
        return lastId;
    }

    List<JsonObject> of(String name) {
        return events.stream()
                .filter(event -> event.name().equals(name))
                .map(Event::data)
                .toList();
    }

    /** The latest seats of a section as soon as they satisfy a wish. */
    JsonObject seats(int section, java.util.function.Predicate<JsonObject> wish) {
        return latest("seats", seats -> seats.getInteger("sectionId") == section && wish.test(seats));
    }

    /** The latest event of a name as soon as one satisfies a wish. */
    JsonObject latest(String name, java.util.function.Predicate<JsonObject> wish) {
        Eventually.holds(name + " as expected", () -> of(name).stream().anyMatch(wish));
        return of(name).stream().filter(wish).toList().getLast();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String id = null;
            String name = null;
            String data = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    comments.incrementAndGet();
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty()) {
                    lastId = id == null ? lastId : id;
                    if (name != null) {
                        events.add(new Event(id, name, new JsonObject(data)));
                    }
                    id = null;
                    name = null;
                    data = null;
                }
            }
        } catch (IOException e) {
            // The connection was broken, by us as a rule.
        }
        ended = true;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
