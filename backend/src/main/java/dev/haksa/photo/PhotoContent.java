package dev.haksa.photo;

import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.core.buffer.Buffer;

/** The picture of a photo, a JPEG, to be read once. */
public record PhotoContent(String sha256, Multi<Buffer> content) {}
