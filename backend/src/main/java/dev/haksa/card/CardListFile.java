package dev.haksa.card;

import dev.haksa.shared.table.TableFormat;
import io.vertx.core.buffer.Buffer;

/**
 * A list as a file.
 *
 * @param fileName for people
 */
public record CardListFile(String fileName, TableFormat format, Buffer content) {}
