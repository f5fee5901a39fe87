package dev.haksa.document;

import org.jspecify.annotations.Nullable;

/**
 * What the client says about a file.
 *
 * @param fileName as sent
 * @param studentNumber whose it is; null for the caller's own
 */
public record NewDocument(String fileName, @Nullable String studentNumber) {}
