package dev.haksa.photoregister;

import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.core.buffer.Buffer;

/**
 * A file on its way to the client, to be read once.
 *
 * @param fileName for people
 */
public record Download(String fileName, Multi<Buffer> content) {}
