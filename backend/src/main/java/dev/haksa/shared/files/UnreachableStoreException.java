package dev.haksa.shared.files;

/** The store does not answer just now, which says nothing about tomorrow. */
final class UnreachableStoreException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    UnreachableStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
