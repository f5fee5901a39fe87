package dev.haksa.readmission;

import java.time.LocalDate;
import java.util.Map;

/**
 * What academic affairs lays down for a round; all days in Seoul.
 *
 * @param term code of the term from whose start applicants are students again
 * @param opensOn first day of filing; postmarks count
 * @param closesOn last day of filing
 * @param feeWon whole won
 * @param feeDueOn last day for paying after the committee's decision
 * @param registerBy last day for registering for the term (article 39)
 * @param places by id of the department
 */
public record RoundFields(
        String term,
        LocalDate opensOn,
        LocalDate closesOn,
        int feeWon,
        LocalDate feeDueOn,
        LocalDate registerBy,
        Map<Integer, Integer> places) {
    /** Copies the places. */
    public RoundFields {
        places = Map.copyOf(places);
    }
}
