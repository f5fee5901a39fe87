package dev.haksa.card;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A student on the list of a campaign, and what became of the student since the department sent its roster.
 *
 * @param department its name on the card, once the dean has approved; until then as it is now
 * @param yearLevel by credits (article 26)
 * @param changedAt when the state last changed
 * @param approved whether the dean has approved the student
 * @param channel how the student applies on the day of asking
 * @param mobileFrom the day from which somebody on paper for the age alone applies by mobile after all; null otherwise
 * @param refusal the latest of the card company; stays when it was made good
 * @param photoConfirmed whether the photo that counts now is the one that the department confirmed
 * @param packaged in which package the student is; null while in none
 * @param paperForm the form on paper; null without one
 */
public record SentStudent(
        String studentNumber,
        String name,
        int departmentId,
        String department,
        String program,
        int yearLevel,
        EntryKind kind,
        EntryState state,
        Instant changedAt,
        boolean approved,
        EntryChannel channel,
        @Nullable LocalDate mobileFrom,
        @Nullable CardRefusal refusal,
        Delivery delivery,
        boolean photoConfirmed,
        @Nullable Packaged packaged,
        @Nullable PaperForm paperForm) {
    /**
     * The place of a student in what is handed to the card company.
     *
     * @param sequence of the package within the campaign
     * @param number of the entry within the campaign
     */
    public record Packaged(int sequence, int number) {}

    /**
     * A form on paper.
     *
     * @param receivedOn when the department got it
     * @param sentOn when it was sent on to the card company; null while it was not
     */
    public record PaperForm(LocalDate receivedOn, @Nullable LocalDate sentOn) {}
}
