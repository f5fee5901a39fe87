package dev.haksa.card.domain;

import dev.haksa.card.CampaignStages;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Until when a department and its students may act in a campaign: until the stage's end, or as long as academic affairs
 * has reopened it.
 *
 * @param reopenedUntil last day of the latest reopening; null without one
 * @param photosReopened whether students may upload as long, too
 */
public record CampaignCalendar(
        CampaignStages stages, @Nullable LocalDate reopenedUntil, boolean photosReopened) {
    /** Last day on which the department may send its roster. */
    public LocalDate rosterUntil() {
        return later(stages.rosterUntil(), true);
    }

    /** Last day on which students may upload photos. */
    public LocalDate photoUntil() {
        return later(stages.photoUntil(), photosReopened);
    }

    /** Whether the department may work on its roster. */
    public boolean rosterOpen(LocalDate day) {
        return !day.isBefore(stages.opensOn()) && !day.isAfter(rosterUntil());
    }

    /** Whether students may upload photos as far as this campaign goes. */
    public boolean photosOpen(LocalDate day) {
        return !day.isAfter(photoUntil());
    }

    private LocalDate later(LocalDate end, boolean counts) {
        return counts && reopenedUntil != null && reopenedUntil.isAfter(end) ? reopenedUntil : end;
    }

    /** Whether only days change that are to come, of stages after the rosters, to days that are to come. */
    public static boolean changesOnlyWhatIsToCome(CampaignStages before, CampaignStages after, LocalDate today) {
        return before.opensOn().equals(after.opensOn())
                && before.photoUntil().equals(after.photoUntil())
                && before.rosterUntil().equals(after.rosterUntil())
                && mayChange(before.transmissionUntil(), after.transmissionUntil(), today)
                && mayChange(before.linkUntil(), after.linkUntil(), today)
                && mayChange(before.applicationFrom(), after.applicationFrom(), today)
                && mayChange(before.deliveryFrom(), after.deliveryFrom(), today);
    }

    private static boolean mayChange(LocalDate before, LocalDate after, LocalDate today) {
        return before.equals(after) || (!before.isBefore(today) && !after.isBefore(today));
    }

    /** Whether stages are in their order. */
    public static boolean inOrder(CampaignStages stages) {
        return !stages.opensOn().isAfter(stages.photoUntil())
                && !stages.photoUntil().isAfter(stages.rosterUntil())
                && !stages.rosterUntil().isAfter(stages.transmissionUntil())
                && !stages.transmissionUntil().isAfter(stages.linkUntil())
                && !stages.linkUntil().isAfter(stages.applicationFrom())
                && !stages.applicationFrom().isAfter(stages.deliveryFrom());
    }
}
