package dev.haksa.shared.files;

import dev.haksa.shared.overload.DownloadPlaces;
import dev.haksa.shared.overload.DownloadPlaces.Place;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/**
 * Answers with the content of a file: whole, the part that was asked for (206), or nothing when the client has it (304).
 * Nobody between us and the client keeps it, and no browser runs it.
 */
@ApplicationScoped
public class FileDownloads {
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_MODIFIED = 304;
    private static final String SHOWN_IN_PLACE = "image/jpeg";

    /** So much is read from the store before it is sent: a reader who rests keeps no file or connection open. */
    private static final int AT_ONCE_BYTES = 64 * 1024;

    private final FileStore store;
    private final CurrentVertxRequest current;
    private final DownloadPlaces places;
    private final Pace pace;

    FileDownloads(FileStore store, CurrentVertxRequest current, DownloadPlaces places, Pace pace) {
        this.store = store;
        this.current = current;
        this.places = places;
        this.pace = pace;
    }

    /** An answer whose content can be read once. */
    private record Answer(int status, Map<String, List<String>> headers, Multi<Buffer> content) {}

    /** What is asked for, and what is known of it. */
    private record Asked(
            Outgoing outgoing,
            String tag,
            long size,
            @Nullable ByteRange part) {
        FileLink file() {
            return outgoing.file();
        }

        long length() {
            return part == null ? size : part.length();
        }

        boolean isSentAtOnce() {
            return length() <= AT_ONCE_BYTES;
        }
    }

    /**
     * A file, and what is to be noted before its first byte leaves; not when none does (HEAD, 304, 416).
     *
     * @param note given the part that leaves, null for the whole file
     * @param reader on whose account it is read; null for the account that asks
     */
    public record Outgoing(
            FileLink file,
            Function<@Nullable Part, Uni<Void>> note,
            @Nullable String reader) {
        /** A file that the account that asks reads. */
        public Outgoing(FileLink file, Function<@Nullable Part, Uni<Void>> note) {
            this(file, note, null);
        }

        /** A file of which nothing is noted. */
        static Outgoing unnoted(FileLink file, @Nullable String reader) {
            return new Outgoing(file, part -> Uni.createFrom().voidItem(), reader);
        }
    }

    /** A part of a file: offsets of its first and its last byte. */
    public record Part(long first, long last) {}

    /**
     * Answers with a file.
     *
     * @param file what to answer with, when the caller may see it
     * @param conditions of the client
     * @return fails with 404 when the store does not have it, 416 when it has no such part, 503 when the store is out of
     *     reach or too many long files are being read, 429 when the same account reads many of them
     */
    public RestMulti<Buffer> answer(Uni<FileLink> file, FileConditions conditions) {
        return answerNoting(file.map(found -> Outgoing.unnoted(found, null)), conditions);
    }

    /** The same, and notes what leaves before it does. */
    public RestMulti<Buffer> answerNoting(Uni<Outgoing> file, FileConditions conditions) {
        RoutingContext routing = current.getCurrent();
        return RestMulti.fromUniResponse(
                file.chain(found -> answer(found, conditions, routing)),
                Answer::content,
                Answer::headers,
                Answer::status);
    }

    private Uni<Answer> answer(Outgoing outgoing, FileConditions conditions, RoutingContext routing) {
        boolean headOnly = HttpMethod.HEAD.equals(routing.request().method());
        String sha256 = outgoing.file().sha256();
        String tag = "\"" + sha256 + "\"";
        return store.size(sha256)
                .chain(size -> conditions.isKnown(tag)
                        ? Uni.createFrom().item(notModified(tag))
                        : answer(
                                new Asked(outgoing, tag, size, headOnly ? null : conditions.part(tag, size)), routing));
    }

    private Uni<Answer> answer(Asked asked, RoutingContext routing) {
        if (HttpMethod.HEAD.equals(routing.request().method())) {
            return Uni.createFrom().item(found(asked, Multi.createFrom().empty()));
        }
        return asked.isSentAtOnce()
                ? atOnce(asked)
                : inItsPlace(asked, places.take(routing, asked.outgoing().reader()));
    }

    private Uni<Answer> atOnce(Asked asked) {
        return noted(asked)
                .chain(() -> content(asked))
                .chain(content -> content.collect().in(Buffer::buffer, Buffer::appendBuffer))
                .map(content -> found(asked, Multi.createFrom().item(content)));
    }

    private Uni<Answer> inItsPlace(Asked asked, Place place) {
        return noted(asked)
                .chain(() -> content(asked))
                .map(content -> found(asked, pace.kept(content).onTermination().invoke(place::giveBack)));
    }

    private static Uni<Void> noted(Asked asked) {
        return asked.outgoing().note().apply(leaving(asked.part()));
    }

    private static @Nullable Part leaving(@Nullable ByteRange part) {
        return part == null ? null : new Part(part.first(), part.first() + part.length() - 1);
    }

    private Uni<Multi<Buffer>> content(Asked asked) {
        ByteRange part = asked.part();
        return part == null
                ? store.read(asked.file().sha256())
                : store.read(asked.file().sha256(), part.first(), part.length());
    }

    private static Answer notModified(String tag) {
        return new Answer(NOT_MODIFIED, common(tag), Multi.createFrom().empty());
    }

    private static Answer found(Asked asked, Multi<Buffer> content) {
        ByteRange part = asked.part();
        Map<String, List<String>> headers = common(asked.tag());
        headers.put(HttpHeaders.CONTENT_LENGTH, List.of(Long.toString(asked.length())));
        headers.put(HttpHeaders.CONTENT_TYPE, List.of(asked.file().mediaType()));
        headers.put(HttpHeaders.CONTENT_DISPOSITION, List.of(disposition(asked.file())));
        if (part != null) {
            headers.put("Content-Range", List.of(part.of(asked.size())));
        }
        return new Answer(part == null ? OK : PARTIAL, headers, content);
    }

    private static Map<String, List<String>> common(String tag) {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put(HttpHeaders.ETAG, List.of(tag));
        headers.put(HttpHeaders.CACHE_CONTROL, List.of("private, no-store"));
        headers.put("Accept-Ranges", List.of("bytes"));
        headers.put("X-Content-Type-Options", List.of("nosniff"));
        headers.put("Content-Security-Policy", List.of("sandbox; default-src 'none'"));
        // The platform announces chunks for whatever it streams; the length is known here.
        headers.put("Transfer-Encoding", List.of());
        return headers;
    }

    private static String disposition(FileLink file) {
        String name = file.fileName();
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot).replaceAll("[^A-Za-z0-9.]", "");
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return (SHOWN_IN_PLACE.equals(file.mediaType()) ? "inline" : "attachment") + "; filename=\"document" + ending
                + "\"; filename*=UTF-8''" + encoded;
    }
}
