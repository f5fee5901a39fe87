package dev.haksa.card;

import dev.haksa.card.RosterDesk.Opened;
import dev.haksa.card.RosterDesk.RosterKey;
import dev.haksa.card.domain.EntryMoves;
import dev.haksa.card.domain.EntryMoves.Known;
import dev.haksa.card.domain.RosterRule.Verdict;
import dev.haksa.card.store.EntryRows;
import dev.haksa.card.store.RosterRows;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sends rosters (신청명단 발송): everybody is decided on once more, and who stays is told. */
@ApplicationScoped
public class RosterSending {
    /** Reasons that the student can do something about, and so is told of. */
    private static final Set<String> TOLD =
            Set.of("CARD_PHOTO_MISSING", "CARD_PHOTO_IN_REVIEW", "CARD_PHOTO_REJECTED", "CARD_TAKEN_OFF");

    private final RosterDesk desk;
    private final RosterRows rosters;
    private final EntryRows entries;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    RosterSending(
            RosterDesk desk, RosterRows rosters, EntryRows entries, AuditTrail audit, Outbox outbox, Clock clock) {
        this.desk = desk;
        this.rosters = rosters;
        this.entries = entries;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What was sent.
     *
     * @param added numbers of students who are on it for the first time
     * @param dropped those who were on it before this sending and are not any more, with the reasons
     */
    public record Report(CardRoster roster, List<String> added, List<LeftOff> dropped) {}

    /**
     * What a sending is decided on.
     *
     * @param entries of the department, and of students who come from another one; those that the dean has approved stay
     * @param told for which reasons students were told last of being left off
     */
    private record Scene(
            int departmentId,
            List<RosterItem> before,
            List<Verdict> verdicts,
            List<Known> entries,
            Map<String, Set<String>> told) {
        List<Verdict> listed() {
            return verdicts.stream().filter(Verdict::listed).toList();
        }

        private List<Known> open() {
            return entries.stream().filter(entry -> !entry.approved()).toList();
        }

        private Set<String> own() {
            return open().stream()
                    .filter(entry -> entry.departmentId() == departmentId)
                    .map(Known::studentNumber)
                    .collect(Collectors.toSet());
        }

        /** Students who were to be sent, or were sent before, and are not now. */
        List<Verdict> dropped() {
            Set<String> were = before.stream()
                    .filter(RosterItem::listed)
                    .map(RosterItem::studentNumber)
                    .collect(Collectors.toCollection(HashSet::new));
            were.addAll(own());
            return verdicts.stream()
                    .filter(one -> !one.listed() && were.contains(one.facts().studentNumber()))
                    .toList();
        }

        List<Verdict> listedAnew() {
            Set<String> own = own();
            return listed().stream()
                    .filter(one -> !own.contains(one.facts().studentNumber()))
                    .toList();
        }

        /** Who is not on it any more, and who has come from a department that had sent them. */
        List<EntryStep> removals(Instant at) {
            Set<String> listed =
                    listed().stream().map(one -> one.facts().studentNumber()).collect(Collectors.toSet());
            return open().stream()
                    .filter(entry -> entry.departmentId() != departmentId || !listed.contains(entry.studentNumber()))
                    .map(entry -> new EntryStep(entry.studentNumber(), EntryState.REMOVED, null, Map.of(), at))
                    .toList();
        }
    }

    private record Sent(Scene scene, List<String> added, List<LeftOff> doubled) {
        List<LeftOff> dropped() {
            List<LeftOff> dropped = new ArrayList<>();
            scene.dropped().forEach(one -> dropped.add(LeftOff.of(one)));
            dropped.addAll(doubled);
            return dropped;
        }
    }

    /**
     * Sends a roster. 422 naming each student whose photo nobody has confirmed, or whose photo has changed since; 422 after
     * the stage's end; 428 and 412 by the roster's tag.
     *
     * @param dryRun tells what would be sent, and who would fall out, and changes nothing
     */
    public Uni<Report> send(
            String campaign, int departmentId, @Nullable String ifMatch, boolean dryRun, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return desk.work(new RosterKey(campaign, departmentId, caller, now, dryRun), opened -> send(opened, ifMatch));
    }

    private Uni<Report> send(Opened opened, @Nullable String ifMatch) {
        EntityTags.requireMatch(ifMatch, opened.work().roster().version());
        return scene(opened)
                .call(scene -> requireConfirmed(opened, scene))
                .chain(scene -> write(opened, scene))
                .chain(sent -> report(opened, sent));
    }

    private Uni<Scene> scene(Opened opened) {
        return rosters.items(opened.connection(), opened.work().roster().id())
                .chain(before -> decided(opened, before))
                .chain(scene -> withTold(opened, scene))
                .chain(scene -> withEntries(opened, scene));
    }

    private Uni<Scene> decided(Opened opened, List<RosterItem> before) {
        int department = opened.work().roster().departmentId();
        return desk.refresh(opened).map(verdicts -> new Scene(department, before, verdicts, List.of(), Map.of()));
    }

    private Uni<Scene> withTold(Opened opened, Scene scene) {
        return rosters.told(opened.connection(), opened.work().roster().id())
                .map(told -> new Scene(scene.departmentId(), scene.before(), scene.verdicts(), List.of(), told));
    }

    /** All locks at once and in one order: departments may send the same students at the same time. */
    private Uni<Scene> withEntries(Opened opened, Scene scene) {
        RosterDesk.Work work = opened.work();
        List<String> numbers =
                scene.listed().stream().map(one -> one.facts().studentNumber()).toList();
        return entries.lockForSending(
                        opened.connection(), work.campaign().id(), scene.departmentId(), numbers, Times.day(work.now()))
                .map(known -> new Scene(scene.departmentId(), scene.before(), scene.verdicts(), known, scene.told()));
    }

    private Uni<Void> requireConfirmed(Opened opened, Scene scene) {
        if (scene.listed().isEmpty() && scene.entries().isEmpty()) {
            throw CardRefusals.refused(
                    "CARD_ROSTER_EMPTY",
                    Map.of("department", opened.work().roster().departmentName()));
        }
        Set<String> listed =
                scene.listed().stream().map(one -> one.facts().studentNumber()).collect(Collectors.toSet());
        return rosters.items(opened.connection(), opened.work().roster().id())
                .map(items -> items.stream()
                        .filter(item -> listed.contains(item.studentNumber()))
                        .toList())
                .invoke(RosterSending::requireConfirmed)
                .replaceWithVoid();
    }

    private static void requireConfirmed(List<RosterItem> items) {
        List<Violation> unconfirmed = items.stream()
                .filter(item -> item.listed() && !item.confirmed())
                .map(item -> new Violation(
                        "CARD_PHOTO_UNCONFIRMED", "card.2.2", Map.of("studentNumber", item.studentNumber())))
                .toList();
        if (!unconfirmed.isEmpty()) {
            throw ProblemException.refused(unconfirmed);
        }
    }

    private Uni<Sent> write(Opened opened, Scene scene) {
        RosterDesk.Work work = opened.work();
        int department = scene.departmentId();
        EntryMoves.Plan removals = EntryMoves.plan(scene.entries(), scene.removals(work.now()));
        return entries.move(opened.connection(), removals, work.caller(), work.now())
                .chain(() -> entries.update(opened.connection(), work.campaign(), department, scene.listed()))
                .chain(() -> entries.insert(
                        opened.connection(),
                        work.campaign(),
                        department,
                        scene.listedAnew(),
                        work.now(),
                        work.caller()))
                .map(added -> new Sent(scene, added, doubled(work.campaign(), scene, added)))
                .call(sent -> rosters.leaveOff(
                        opened.connection(),
                        work.campaign().id(),
                        sent.doubled(),
                        number -> department,
                        work.now(),
                        null));
    }

    /** Whom another department has sent at the same moment. */
    private static List<LeftOff> doubled(CardCampaign campaign, Scene scene, List<String> added) {
        Violation reason = new Violation("CARD_ON_OTHER_ROSTER", "card.2.2", Map.of("campaign", campaign.code()));
        return scene.listedAnew().stream()
                .filter(one -> !added.contains(one.facts().studentNumber()))
                .map(one -> LeftOff.of(one.without(reason)))
                .toList();
    }

    private Uni<Report> report(Opened opened, Sent sent) {
        RosterDesk.Work work = opened.work();
        List<LeftOff> told = toTell(sent);
        Map<String, Object> details = Map.of(
                "added", sent.added(),
                "dropped", sent.dropped().stream().map(LeftOff::studentNumber).toList());
        AuditEvent event = AuditEvent.of(
                work.now(),
                work.caller(),
                "CARD_ROSTER_SENT",
                "CARD_ROSTER",
                work.campaign().code() + "/" + work.roster().departmentId(),
                details);
        return rosters.send(opened.connection(), work.roster().id(), work.now(), work.caller())
                .chain(() -> audit.record(opened.connection(), List.of(event)))
                .chain(() -> rosters.noteTold(opened.connection(), work.roster().id(), told))
                .chain(() -> desk.again(opened))
                .map(roster -> new Report(roster, sent.added(), sent.dropped()))
                .call(() -> outbox.publish(opened.connection(), work.now(), events(work, sent, told)));
    }

    private static List<OutboxEvent> events(RosterDesk.Work work, Sent sent, List<LeftOff> told) {
        List<OutboxEvent> events = new ArrayList<>();
        sent.added().forEach(number -> events.add(CardEvents.listed(work.campaign(), number, work.caller())));
        told.forEach(student -> events.add(CardEvents.excluded(work.campaign(), student, work.caller())));
        return events;
    }

    /** Who reads that they are left off: who was on it, and who can do something about it and does not know the reason yet. */
    private static List<LeftOff> toTell(Sent sent) {
        List<LeftOff> told = new ArrayList<>(sent.dropped());
        Set<String> numbers = told.stream().map(LeftOff::studentNumber).collect(Collectors.toSet());
        Map<String, Set<String>> before = sent.scene().told();
        sent.scene().verdicts().stream()
                .filter(one -> !one.listed() && !numbers.contains(one.facts().studentNumber()))
                .filter(one -> TOLD.containsAll(one.codes()))
                .filter(one -> !one.codes().equals(before.get(one.facts().studentNumber())))
                .forEach(one -> told.add(LeftOff.of(one)));
        return told;
    }
}
