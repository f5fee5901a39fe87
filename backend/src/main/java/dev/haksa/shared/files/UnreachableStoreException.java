package dev.haksa.shared.files;

import org.jspecify.annotations.Nullable;

/** The store does not answer just now, which says nothing about tomorrow. */
final class UnreachableStoreException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    UnreachableStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
