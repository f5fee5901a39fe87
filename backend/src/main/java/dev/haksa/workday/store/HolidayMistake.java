package dev.haksa.workday.store;

/** A file of holidays that cannot be used; the message names file, day and what to write instead. */
public final class HolidayMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HolidayMistake(int year, String where, String remedy) {
        super("regulation/holidays-" + year + ".yaml, " + where + ": " + remedy);
    }
}
