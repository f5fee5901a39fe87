package dev.haksa.rush;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Requests written out by hand, and their answers read as JSON: for everything around the load itself. */
final class Http implements AutoCloseable {
    private static final String HEAD = " HTTP/1.1\r\nHost: localhost\r\n";
    private static final byte[] EMPTY_HEAD = ascii(HEAD + "Content-Length: 0\r\n");
    private static final Map<Wish.Kind, byte[]> ADDRESSES = new EnumMap<>(Wish.Kind.class);
    private static final byte[] END = ascii("\r\n");

    static {
        for (Wish.Kind kind : Wish.Kind.values()) {
            ADDRESSES.put(kind, ascii(kind.method() + " /api/v1/students/me/" + kind.resource() + "/"));
        }
    }

    private final Sender sender;

    Http(int[] ports, int connections) throws IOException {
        sender = new Sender(ports, connections);
    }

    /** What to send. */
    record Call(String method, String path, String token, JsonObject body) {
        static Call get(String path, String token) {
            return new Call("GET", path, token, null);
        }

        void write(ByteBuffer target) {
            byte[] content = body == null ? new byte[0] : body.toBuffer().getBytes();
            StringBuilder head =
                    new StringBuilder(method).append(' ').append(path).append(HEAD);
            if (token != null) {
                head.append("Authorization: Bearer ").append(token).append("\r\n");
            }
            if (body != null) {
                head.append("Content-Type: application/json\r\n");
            }
            if (!"GET".equals(method)) {
                head.append("Content-Length: ").append(content.length).append("\r\n");
            }
            target.put(ascii(head.append("\r\n").toString())).put(content);
        }
    }

    /** The header of a token, as the load sends it. */
    static byte[] authorization(String token) {
        return ascii("Authorization: Bearer " + token + "\r\n");
    }

    /** Writes the request of a student who bears a token. */
    static void write(ByteBuffer target, Wish wish, byte[] authorization) {
        target.put(ADDRESSES.get(wish.kind())).put(ascii(Integer.toString(wish.section())));
        target.put(EMPTY_HEAD).put(authorization).put(END);
    }

    Sender sender() {
        return sender;
    }

    Answer send(Call call) {
        return sendAll(1, ignored -> call, answer -> answer).getFirst();
    }

    /** Sends many calls, as many at a time as there are connections; answers in the order of the calls. */
    <T> List<T> sendAll(int count, IntFunction<Call> calls, Function<Answer, T> reader) {
        List<T> answers = new ArrayList<>(Collections.nCopies(count, null));
        sender.send(
                count, Sender.Pace.CLOSED, (index, target) -> calls.apply(index).write(target), (index, answer) -> {
                    boolean tooFast = answer.status() == Sender.TOO_MANY_REQUESTS;
                    if (!tooFast) {
                        answers.set(index, reader.apply(answer));
                    }
                    return tooFast;
                });
        return answers;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        sender.close();
    }
}
