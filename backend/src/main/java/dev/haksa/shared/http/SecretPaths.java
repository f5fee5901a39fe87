package dev.haksa.shared.http;

import org.jspecify.annotations.Nullable;

/** Addresses that are secrets themselves: whoever has one may read what is behind it. They go into no log and no answer. */
public final class SecretPaths {
    private static final String FILE_LINKS = "/api/v1/files/";

    private SecretPaths() {}

    /** A path as it may be written down. */
    public static @Nullable String masked(@Nullable String path) {
        return isSecret(path) ? FILE_LINKS + "…" : path;
    }

    /** Whether a path is a secret. */
    public static boolean isSecret(@Nullable String path) {
        return path != null && path.startsWith(FILE_LINKS);
    }
}
