package dev.haksa.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.haksa.shared.outbox.OutboxPosition;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes events as the stream carries them (WHATWG server-sent events). */
@ApplicationScoped
class LiveFrames {
    private final ObjectMapper json;

    LiveFrames(ObjectMapper json) {
        this.json = json;
    }

    /** The first thing on a stream: it is open, and how long to wait before connecting again after it broke. */
    static byte[] opening(long retryMillis) {
        return bytes(": open\nretry: " + retryMillis + "\n\n");
    }

    /** Something to keep the connection alive; it also tells how far the stream has come, if that is known. */
    static byte[] heartbeat(@Nullable OutboxPosition position) {
        return bytes(": \n" + (position == null ? "" : "id: " + position + "\n") + "\n");
    }

    byte[] seats(LiveSeats seats) {
        return event("seats", seats, null);
    }

    byte[] waitlist(LiveWaitlist waitlist) {
        return event("waitlist", waitlist, null);
    }

    byte[] result(LiveResult result, OutboxPosition position) {
        return event("result", result, position);
    }

    byte[] end(LiveEnd.Reason reason) {
        return event("end", new LiveEnd(reason), null);
    }

    private byte[] event(String name, Object data, @Nullable OutboxPosition position) {
        try {
            String id = position == null ? "" : "id: " + position + "\n";
            return bytes(id + "event: " + name + "\ndata: " + json.writeValueAsString(data) + "\n\n");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
