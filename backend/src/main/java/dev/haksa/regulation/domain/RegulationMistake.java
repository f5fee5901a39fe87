package dev.haksa.regulation.domain;

import org.jspecify.annotations.Nullable;

/** Regulation data that cannot be used; the message names file, key and what to write instead. */
public final class RegulationMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A mistake in a file. */
    public RegulationMistake(String file, String where, String remedy, @Nullable Throwable cause) {
        super("regulation/" + file + ".yaml, " + where + ": " + remedy, cause);
    }

    /** A mistake in a file. */
    public RegulationMistake(String file, String where, String remedy) {
        this(file, where, remedy, null);
    }
}
