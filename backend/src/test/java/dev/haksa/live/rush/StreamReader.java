package dev.haksa.live.rush;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.function.BiConsumer;

/** Takes the events of one stream apart. */
final class StreamReader {
    private final BiConsumer<String, JsonObject> onEvent;
    private final Runnable onLost;
    private final StringBuilder rest = new StringBuilder();

    StreamReader(BiConsumer<String, JsonObject> onEvent, Runnable onLost) {
        this.onEvent = onEvent;
        this.onLost = onLost;
    }

    void read(Buffer bytes) {
        rest.append(bytes);
        int end = rest.indexOf("\n\n");
        while (end >= 0) {
            event(rest.substring(0, end));
            rest.delete(0, end + 2);
            end = rest.indexOf("\n\n");
        }
    }

    void lost() {
        onLost.run();
    }

    private void event(String block) {
        String name = null;
        String data = null;
        for (String line : block.split("\n")) {
            if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            }
        }
        if (name != null) {
            onEvent.accept(name, new JsonObject(data));
        }
    }
}
