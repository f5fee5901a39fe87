package dev.haksa.shared.files;

import java.nio.file.Path;

/**
 * A file that has been received completely and is not yet kept.
 *
 * @param path where it lies for now
 * @param sha256 of its content, in lower-case hexadecimal digits
 * @param size in bytes
 */
public record IncomingFile(Path path, String sha256, long size) {}
