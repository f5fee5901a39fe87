package dev.haksa.rush;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/**
 * One answer.
 *
 * @param status of HTTP, or {@link Sender#NO_ANSWER}
 * @param body bytes without framing
 * @param keepAlive whether the connection takes another request
 * @param nanos from sending to having read the answer
 */
record Answer(int status, byte[] body, boolean keepAlive, long nanos) {
    JsonObject json() {
        return Buffer.buffer(body).toJsonObject();
    }
}
