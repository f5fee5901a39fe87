package dev.haksa.shared.database;

import org.jspecify.annotations.Nullable;

/** The embedded PostgreSQL cannot run; the message tells the operator why and what to do. */
public final class EmbeddedDatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception with a sentence for the operator. */
    public EmbeddedDatabaseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
