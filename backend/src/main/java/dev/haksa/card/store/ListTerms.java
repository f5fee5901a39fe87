package dev.haksa.card.store;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * When a list is asked for: what its columns depend on. What is put into statements is of our own making, never the client's.
 *
 * @param today in Seoul
 * @param yearLevels the credits from which year levels 2, 3 and so on begin
 */
public record ListTerms(LocalDate today, List<Integer> yearLevels) {
    /** Whether the photo that counts now is the one of the item {@code i} that the department confirmed. */
    static final String CONFIRMED = "coalesce(" + RosterItemRows.CONFIRMED + ", false)";

    /** Copies the list. */
    public ListTerms {
        yearLevels = List.copyOf(yearLevels);
    }

    /** How a student with the entry {@code e} applies. */
    String channel() {
        return EntryRows.channelNow("date '" + today + "'");
    }

    /** The year level of a student {@code s} by credits, as {@code year_level}. */
    String yearLevel() {
        String begins = yearLevels.stream().map(String::valueOf).collect(Collectors.joining(",", "'{", "}'::int[]"));
        return "(1 + width_bucket(s.earned_credits + s.former_credits, " + begins + ")) as year_level";
    }
}
