package dev.haksa.regulation;

import java.time.LocalDate;

/** Asked for a parameter on a day before it came into force. */
public final class NotInForceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotInForceException(String parameter, LocalDate day, LocalDate first) {
        super(parameter + " is not in force on " + day + "; its first value is of " + first);
    }
}
