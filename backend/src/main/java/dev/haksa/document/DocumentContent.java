package dev.haksa.document;

import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.core.buffer.Buffer;

/** A document with its content, to be read once. */
public record DocumentContent(Document document, Multi<Buffer> content) {}
