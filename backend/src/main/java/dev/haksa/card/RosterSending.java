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

    /** What a sending is decided on. */
    private record Scene(List<RosterItem> before, List<Verdict> verdicts, List<Known> entries) {
        List<Verdict> listed() {
            return verdicts.stream().filter(Verdict::listed).toList();
        }

        /** Students who were to be sent, or were sent before, and are not now. */
        List<Verdict> dropped() {
            Set<String> were = before.stream()
                    .filter(RosterItem::listed)
                    .map(RosterItem::studentNumber)
                    .collect(Collectors.toCollection(HashSet::new));
            entries.forEach(entry -> were.add(entry.studentNumber()));
            return verdicts.stream()
                    .filter(one -> !one.listed() && were.contains(one.facts().studentNumber()))
                    .toList();
        }

        List<Verdict> listedAnew() {
            Set<String> known = entries.stream().map(Known::studentNumber).collect(Collectors.toSet());
            return listed().stream()
                    .filter(one -> !known.contains(one.facts().studentNumber()))
                    .toList();
        }

        List<EntryStep> removals(Instant at) {
            Set<String> listed =
                    listed().stream().map(one -> one.facts().studentNumber()).collect(Collectors.toSet());
            return RosterSending.removals(
                    entries.stream()
                            .filter(entry -> !listed.contains(entry.studentNumber()))
                            .toList(),
                    at);
        }
    }

    private record Sent(Scene scene, List<String> added, List<Verdict> doubled) {
        List<LeftOff> dropped() {
            List<LeftOff> dropped = new ArrayList<>();
            scene.dropped().forEach(one -> dropped.add(LeftOff.of(one)));
            doubled.forEach(one -> dropped.add(LeftOff.of(one)));
            return dropped;
        }
    }

    /**
     * Sends a roster. 422 naming each student whose photo nobody has confirmed, or whose photo has changed since; 422 after
     * the stage's end; 428 and 412 by the roster's tag.
     */
    public Uni<Report> send(String campaign, int departmentId, @Nullable String ifMatch, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return desk.work(new RosterKey(campaign, departmentId, caller, now), opened -> send(opened, ifMatch));
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
                .chain(scene -> withEntries(opened, scene));
    }

    private Uni<Scene> decided(Opened opened, List<RosterItem> before) {
        return desk.refresh(opened).map(verdicts -> new Scene(before, verdicts, List.of()));
    }

    private Uni<Scene> withEntries(Opened opened, Scene scene) {
        return locked(opened).map(known -> new Scene(scene.before(), scene.verdicts(), known));
    }

    private Uni<List<Known>> locked(Opened opened) {
        RosterDesk.Work work = opened.work();
        return entries.lockAll(
                opened.connection(), work.campaign().id(), work.roster().departmentId(), Times.day(work.now()));
    }

    private Uni<Void> requireConfirmed(Opened opened, Scene scene) {
        if (scene.listed().isEmpty() && scene.entries().isEmpty()) {
            throw CardRefusals.refused(
                    "CARD_ROSTER_EMPTY",
                    Map.of("department", opened.work().roster().departmentName()));
        }
        return rosters.items(opened.connection(), opened.work().roster().id())
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
        int department = work.roster().departmentId();
        EntryMoves.Plan removals = EntryMoves.plan(scene.entries(), scene.removals(work.now()));
        return entries.move(opened.connection(), removals, work.caller(), work.now())
                .chain(() -> entries.update(opened.connection(), work.campaign(), department, scene.listed()))
                .chain(() -> takeOver(opened, scene))
                .chain(() -> entries.insert(
                        opened.connection(),
                        work.campaign(),
                        department,
                        scene.listedAnew(),
                        work.now(),
                        work.caller()))
                .map(added -> new Sent(scene, added, doubled(scene, added)))
                .call(sent -> rosters.leaveOff(
                        opened.connection(), work.campaign().id(), sent.doubled(), number -> department, work.now()));
    }

    /** Who has come from a department that had sent them is on this roster from now on. */
    private Uni<Void> takeOver(Opened opened, Scene scene) {
        RosterDesk.Work work = opened.work();
        List<String> numbers = scene.listedAnew().stream()
                .map(one -> one.facts().studentNumber())
                .toList();
        return entries.lock(opened.connection(), work.campaign().id(), numbers, Times.day(work.now()))
                .map(elsewhere -> EntryMoves.plan(elsewhere, removals(elsewhere, work.now())))
                .chain(plan -> entries.move(opened.connection(), plan, work.caller(), work.now()));
    }

    private static List<EntryStep> removals(List<Known> entries, Instant at) {
        return entries.stream()
                .map(entry -> new EntryStep(entry.studentNumber(), EntryState.REMOVED, null, Map.of(), at))
                .toList();
    }

    /** Whom another department has sent at the same moment. */
    private static List<Verdict> doubled(Scene scene, List<String> added) {
        Violation reason = new Violation("CARD_ON_OTHER_ROSTER", "card.2.2", Map.of("campaign", "–"));
        return scene.listedAnew().stream()
                .filter(one -> !added.contains(one.facts().studentNumber()))
                .map(one -> one.without(reason))
                .toList();
    }

    private Uni<Report> report(Opened opened, Sent sent) {
        RosterDesk.Work work = opened.work();
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
                .chain(() -> desk.again(opened))
                .map(roster -> new Report(roster, sent.added(), sent.dropped()))
                .call(() -> outbox.publish(opened.connection(), work.now(), events(work, sent)));
    }

    private static List<OutboxEvent> events(RosterDesk.Work work, Sent sent) {
        List<OutboxEvent> events = new ArrayList<>();
        sent.added().forEach(number -> events.add(CardEvents.listed(work.campaign(), number, work.caller())));
        Set<String> told = new HashSet<>();
        for (LeftOff student : sent.dropped()) {
            told.add(student.studentNumber());
            events.add(CardEvents.excluded(work.campaign(), student, work.caller()));
        }
        sent.scene().verdicts().stream()
                .filter(one -> !one.listed() && !told.contains(one.facts().studentNumber()))
                .filter(one -> one.reasons().stream().allMatch(reason -> TOLD.contains(reason.code())))
                .forEach(one -> events.add(CardEvents.excluded(work.campaign(), LeftOff.of(one), work.caller())));
        return events;
    }
}
