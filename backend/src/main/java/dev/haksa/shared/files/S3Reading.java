package dev.haksa.shared.files;

import org.jspecify.annotations.Nullable;

/** How far the reading of an object, or of a part of it, has come. */
final class S3Reading {
    static final long TO_THE_END = Long.MAX_VALUE;

    private final String sha256;
    private final long offset;
    private final long length;
    private long taken;

    S3Reading(String sha256, long offset, long length) {
        this.sha256 = sha256;
        this.offset = offset;
        this.length = length;
    }

    String sha256() {
        return sha256;
    }

    /** As HTTP writes it; null for the whole object. */
    @Nullable
    String range() {
        if (length == TO_THE_END) {
            return offset == 0 ? null : "bytes=" + offset + "-";
        }
        return "bytes=" + offset + "-" + (offset + length - 1);
    }

    void taken(int bytes) {
        taken += bytes;
    }

    /** A line that brought nothing will bring nothing the next time, and one that brought everything has no rest. */
    boolean maybeTakenUpAgain() {
        return taken > 0 && taken < length;
    }

    /** What is still to be read. */
    S3Reading rest() {
        return new S3Reading(sha256, offset + taken, length == TO_THE_END ? TO_THE_END : length - taken);
    }
}
