package dev.haksa.loan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An application as the government's agency passes it on.
 *
 * @param reference its natural key
 * @param term code of the term
 * @param studentNumber null for somebody admitted who has no number yet
 * @param applicationNumber of somebody admitted for the term; null for a student
 * @param householdIncomeWon of a year, in whole won
 * @param incomeBracket 학자금지원구간, 1 to 10
 * @param percentile of grades up to the last regular term, 0 to 100; null without one
 */
public record LoanFields(
        String reference,
        String term,
        @Nullable String studentNumber,
        @Nullable String applicationNumber,
        long householdIncomeWon,
        int incomeBracket,
        @Nullable BigDecimal percentile,
        long askedWon,
        LocalDate receivedOn) {
    /** The highest household income of a year that is believed, in won; requests, files and the database say the same. */
    public static final long MAX_HOUSEHOLD_INCOME_WON = 99_999_999_999L;

    /** The highest amount that can be asked for, in won. */
    public static final int MAX_ASKED_WON = 999_999_999;
}
