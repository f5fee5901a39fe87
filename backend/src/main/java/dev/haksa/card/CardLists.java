package dev.haksa.card;

import dev.haksa.card.RosterDesk.RosterKey;
import dev.haksa.card.store.CampaignRows;
import dev.haksa.card.store.ListTerms;
import dev.haksa.card.store.RosterRows;
import dev.haksa.card.store.RosterStudentRows;
import dev.haksa.card.store.SentStudentRows;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Roles;
import dev.haksa.shared.time.Times;
import dev.haksa.student.StudentStandings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is on the rosters, and where everybody stands whom departments have sent. */
@ApplicationScoped
public class CardLists {
    private final CampaignRows campaigns;
    private final RosterRows rosters;
    private final RosterStudentRows rosterStudents;
    private final SentStudentRows sentStudents;
    private final StudentStandings standings;
    private final CardLooks looks;
    private final Clock clock;

    CardLists(
            CampaignRows campaigns,
            RosterRows rosters,
            RosterStudentRows rosterStudents,
            SentStudentRows sentStudents,
            StudentStandings standings,
            CardLooks looks,
            Clock clock) {
        this.campaigns = campaigns;
        this.rosters = rosters;
        this.rosterStudents = rosterStudents;
        this.sentStudents = sentStudents;
        this.standings = standings;
        this.looks = looks;
        this.clock = clock;
    }

    /**
     * A page of the students on a department's roster and off it, by number; whom it showed stands in the audit trail. 404 when
     * the roster is not the caller's.
     */
    public Uni<Page<RosterStudent>> ofRoster(
            String campaign, int departmentId, RosterStudentCriteria criteria, Paging paging, Caller caller) {
        return roster(campaign, departmentId, criteria, paging, caller)
                .call(page -> looks.page(
                        campaign + "/" + departmentId,
                        criteria.told(),
                        page.items().stream()
                                .map(student -> student.item().studentNumber())
                                .toList(),
                        caller));
    }

    /**
     * A page of everybody whom departments have sent, by number: academic affairs and the dean see all, departments their own.
     * Whom it showed stands in the audit trail. 404 without such a campaign.
     */
    public Uni<Page<SentStudent>> ofCampaign(
            String campaign, SentStudentCriteria criteria, Paging paging, Caller caller) {
        return sent(campaign, criteria, paging, caller)
                .call(page -> looks.page(
                        campaign,
                        criteria.told(),
                        page.items().stream().map(SentStudent::studentNumber).toList(),
                        caller));
    }

    /** The students of a roster, for a file that is logged by itself. */
    Uni<Page<RosterStudent>> roster(
            String campaign, int departmentId, RosterStudentCriteria criteria, Paging paging, Caller caller) {
        Instant now = clock.instant();
        RosterDesk.requireReach(new RosterKey(campaign, departmentId, caller, now));
        return campaigns.reading(connection -> campaigns
                .find(connection, campaign)
                .chain(found -> rosters.find(connection, found.id(), departmentId))
                .chain(roster -> rosterStudents.page(connection, roster.id(), criteria, terms(now), paging)));
    }

    /** The same of everybody who was sent. */
    Uni<Page<SentStudent>> sent(String campaign, SentStudentCriteria criteria, Paging paging, Caller caller) {
        ListTerms terms = terms(clock.instant());
        return campaigns.reading(connection -> campaigns
                .find(connection, campaign)
                .chain(found -> sentStudents.page(connection, found.id(), reach(caller), criteria, terms, paging)));
    }

    private static @Nullable Set<Integer> reach(Caller caller) {
        return caller.has(Roles.ACADEMIC_AFFAIRS) || caller.has(Roles.DEAN) ? null : caller.departments();
    }

    private ListTerms terms(Instant now) {
        LocalDate today = Times.day(now);
        return new ListTerms(today, standings.yearLevelsBegin(today));
    }
}
