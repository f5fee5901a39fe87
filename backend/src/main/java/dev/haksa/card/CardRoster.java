package dev.haksa.card;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A department's roster (신청명단) in a campaign.
 *
 * @param id 0 while there is none
 * @param until last day on which it may be sent
 * @param reopenedUntil of the latest reopening; null without one
 * @param listed students on it
 * @param confirmed those of them whose photo the department has confirmed, and which is still the same, or who are approved
 *     already
 * @param excluded students who are left off
 * @param entries students who were sent and are not taken off since
 * @param refused those of them whom the company refused and who are no further yet
 * @param reopened who reopened it last, and why; null when nobody did
 * @param campaignState of the campaign
 * @param opensOn first day of the campaign
 */
public record CardRoster(
        int id,
        String campaign,
        int departmentId,
        String departmentName,
        RosterState state,
        LocalDate until,
        @Nullable LocalDate reopenedUntil,
        boolean photosReopened,
        int listed,
        int confirmed,
        int excluded,
        int entries,
        int refused,
        @Nullable Instant sentAt,
        @Nullable String sentBy,
        @Nullable Reopened reopened,
        CampaignState campaignState,
        LocalDate opensOn,
        int version) {
    /**
     * The latest reopening.
     *
     * @param by name of whoever reopened it
     */
    public record Reopened(Instant at, String by, String reason) {}

    /** Whether a roster was sent and counts. */
    public boolean wasSent() {
        return sentAt != null;
    }
}
