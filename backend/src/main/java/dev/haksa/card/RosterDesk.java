package dev.haksa.card;

import dev.haksa.card.domain.RosterRule.Verdict;
import dev.haksa.card.store.CampaignRows;
import dev.haksa.card.store.EntryRows;
import dev.haksa.card.store.RosterItemRows;
import dev.haksa.card.store.RosterItemRows.Kept;
import dev.haksa.card.store.RosterRows;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Roles;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What all work on a roster begins and ends with: locks, the stage, and a fresh decision on every student. */
@ApplicationScoped
class RosterDesk {
    private final CampaignRows campaigns;
    private final RosterRows rosters;
    private final RosterItemRows items;
    private final EntryRows entries;
    private final CardRules rules;

    RosterDesk(CampaignRows campaigns, RosterRows rosters, RosterItemRows items, EntryRows entries, CardRules rules) {
        this.campaigns = campaigns;
        this.rosters = rosters;
        this.items = items;
        this.entries = entries;
        this.rules = rules;
    }

    /** A roster that somebody works on. */
    record Work(CardCampaign campaign, CardRoster roster, Caller caller, Instant now) {}

    /** Which roster, and who; a dry run changes nothing. */
    record RosterKey(String campaign, int departmentId, Caller caller, Instant now, boolean dryRun) {
        RosterKey(String campaign, int departmentId, Caller caller, Instant now) {
            this(campaign, departmentId, caller, now, false);
        }
    }

    /** Runs work on a locked roster in its stage; 404, 409 and 422 otherwise. The campaign stays as it is meanwhile. */
    <T> Uni<T> work(RosterKey key, Function<Opened, Uni<T>> task) {
        requireWriter(key);
        return campaigns.inTransaction(
                key.dryRun(),
                connection -> open(connection, key)
                        .invoke(work ->
                                CardRefusals.require(CardRefusals.rosterClosed(work.roster(), Times.day(key.now()))))
                        .chain(work -> task.apply(new Opened(connection, work))));
    }

    /** Work with the connection of its transaction. */
    record Opened(SqlConnection connection, Work work) {}

    /** Readers are of the department, or of an office for all; for everybody else there is no such roster. */
    static void requireReach(RosterKey key) {
        if (!key.caller().has(Roles.DEAN)) {
            requireWriter(key);
        }
    }

    /** Only academic affairs works on rosters of departments that are not the caller's. */
    private static void requireWriter(RosterKey key) {
        Caller caller = key.caller();
        if (!caller.has(Roles.ACADEMIC_AFFAIRS) && !caller.reaches(key.departmentId())) {
            throw ProblemException.notFound("card-roster", key.departmentId());
        }
    }

    /** Whether a reader of the roster may work on it, too. */
    static boolean isWriter(Caller caller, int departmentId) {
        return caller.has(Roles.ACADEMIC_AFFAIRS) || (caller.isDepartmental() && caller.reaches(departmentId));
    }

    /** 422 naming students whom the dean has approved: the department does not decide on them any more. */
    Uni<Void> requireNotApproved(Opened opened, Collection<String> studentNumbers) {
        return entries.approvedBy(opened.connection(), opened.work().campaign().id())
                .map(approved -> studentNumbers.stream()
                        .filter(approved::containsKey)
                        .sorted()
                        .map(number ->
                                new Violation("CARD_APPROVED_ALREADY", "card.2.3", Map.of("studentNumber", number)))
                        .toList())
                .invoke(RosterDesk::requireNone)
                .replaceWithVoid();
    }

    private static void requireNone(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw ProblemException.refused(violations);
        }
    }

    /** Decides on every student anew and writes it; those whom the dean has approved stay as they are. */
    Uni<List<Verdict>> refresh(Opened opened) {
        Work work = opened.work();
        CardRules.Place place =
                new CardRules.Place(work.campaign(), work.roster().departmentId(), Times.day(work.now()));
        return items.kept(opened.connection(), work.roster().id())
                .chain(kept -> rules.department(opened.connection(), place, removed(kept)))
                .chain(verdicts -> open(opened, verdicts))
                .call(verdicts -> items.put(opened.connection(), work.roster().id(), verdicts, work.now()));
    }

    /** Without students whom the dean has approved on this roster; those approved on another one stay there. */
    private Uni<List<Verdict>> open(Opened opened, List<Verdict> verdicts) {
        int department = opened.work().roster().departmentId();
        Violation elsewhere = new Violation(
                "CARD_ON_OTHER_ROSTER",
                "card.2.2",
                Map.of("campaign", opened.work().campaign().code()));
        return entries.approvedBy(opened.connection(), opened.work().campaign().id())
                .map(approved -> verdicts.stream()
                        .filter(one -> approved.getOrDefault(one.facts().studentNumber(), 0) != department)
                        .map(one -> approved.containsKey(one.facts().studentNumber()) ? one.without(elsewhere) : one)
                        .toList());
    }

    /** The roster as it is now. */
    Uni<CardRoster> again(Opened opened) {
        CardRoster roster = opened.work().roster();
        return rosters.find(opened.connection(), opened.work().campaign().id(), roster.departmentId());
    }

    private Uni<Work> open(SqlConnection connection, RosterKey key) {
        return campaigns.hold(connection, key.campaign()).chain(campaign -> open(connection, campaign, key));
    }

    private Uni<Work> open(SqlConnection connection, CardCampaign campaign, RosterKey key) {
        return rosters.open(connection, campaign.id(), key.departmentId(), key.now())
                .map(roster -> new Work(campaign, roster, key.caller(), key.now()));
    }

    private static Map<String, String> removed(List<Kept> kept) {
        return kept.stream()
                .collect(Collectors.toMap(
                        Kept::studentNumber, one -> one.removedReason() == null ? "" : one.removedReason()));
    }
}
