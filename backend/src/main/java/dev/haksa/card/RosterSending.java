package dev.haksa.card;

import dev.haksa.card.RosterDesk.Opened;
import dev.haksa.card.RosterDesk.RosterKey;
import dev.haksa.card.domain.RosterRule.Verdict;
import dev.haksa.card.domain.Sending;
import dev.haksa.card.store.EntryRows;
import dev.haksa.card.store.LeftOffRows;
import dev.haksa.card.store.RosterItemRows;
import dev.haksa.card.store.RosterRows;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends rosters (신청명단 발송): everybody is decided on once more, and who stays is told. */
@ApplicationScoped
public class RosterSending {
    private final RosterDesk desk;
    private final RosterRows rosters;
    private final RosterItemRows items;
    private final LeftOffRows leftOff;
    private final SentEntries entries;
    private final EntryRows rows;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    RosterSending(
            RosterDesk desk,
            RosterRows rosters,
            RosterItemRows items,
            LeftOffRows leftOff,
            SentEntries entries,
            EntryRows rows,
            AuditTrail audit,
            Outbox outbox,
            Clock clock) {
        this.desk = desk;
        this.rosters = rosters;
        this.items = items;
        this.leftOff = leftOff;
        this.entries = entries;
        this.rows = rows;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What was sent.
     *
     * @param added numbers of students who are on it for the first time
     * @param dropped those who were on it before this sending and are not any more, with the reasons
     * @param stillRefused those whose data the company refused and whom nobody has put on again: they are not sent
     */
    public record Report(CardRoster roster, List<String> added, List<LeftOff> dropped, List<String> stillRefused) {}

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
        return items.items(opened.connection(), opened.work().roster().id())
                .chain(before -> decided(opened, before))
                .chain(sending -> entries.locked(opened, sending))
                .call(sending -> requireConfirmed(opened, sending))
                .chain(sending -> entries.write(opened, sending))
                .chain(written -> report(opened, written));
    }

    private Uni<Sending> decided(Opened opened, List<RosterItem> before) {
        return desk.refresh(opened).chain(verdicts -> withTold(opened, before, verdicts));
    }

    private Uni<Sending> withTold(Opened opened, List<RosterItem> before, List<Verdict> verdicts) {
        CardRoster roster = opened.work().roster();
        return leftOff.told(opened.connection(), roster.id())
                .map(told -> new Sending(roster.departmentId(), before, verdicts, List.of(), told));
    }

    private Uni<Void> requireConfirmed(Opened opened, Sending sending) {
        CardRoster roster = opened.work().roster();
        if (sending.isEmpty()) {
            throw CardRefusals.refused("CARD_ROSTER_EMPTY", Map.of("department", roster.departmentName()));
        }
        Set<String> listed = sending.listedNumbers();
        return items.items(opened.connection(), roster.id())
                .map(all -> all.stream()
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

    private Uni<Report> report(Opened opened, SentEntries.Sent written) {
        RosterDesk.Work work = opened.work();
        int roster = work.roster().id();
        List<LeftOff> told = written.sending().toTell(written.dropped());
        return rosters.send(opened.connection(), roster, work.now(), work.caller())
                .chain(() -> audit.record(opened.connection(), List.of(event(work, written))))
                .chain(() -> leftOff.noteTold(opened.connection(), roster, told))
                .chain(() -> desk.again(opened))
                .chain(after -> reported(opened, after, written))
                .call(() -> outbox.publish(opened.connection(), work.now(), events(work, written, told)));
    }

    private Uni<Report> reported(Opened opened, CardRoster after, SentEntries.Sent written) {
        return rows.refusedUnlinked(
                        opened.connection(), opened.work().campaign().id(), after.departmentId())
                .map(refused -> new Report(after, written.added(), written.dropped(), refused));
    }

    private static AuditEvent event(RosterDesk.Work work, SentEntries.Sent sent) {
        Map<String, Object> details = Map.of(
                "added", sent.added(),
                "dropped", sent.dropped().stream().map(LeftOff::studentNumber).toList());
        return AuditEvent.of(
                work.now(),
                work.caller(),
                "CARD_ROSTER_SENT",
                "CARD_ROSTER",
                work.campaign().code() + "/" + work.roster().departmentId(),
                details);
    }

    private static List<OutboxEvent> events(RosterDesk.Work work, SentEntries.Sent sent, List<LeftOff> told) {
        List<OutboxEvent> events = new ArrayList<>();
        sent.added().forEach(number -> events.add(CardEvents.listed(work.campaign(), number, work.caller())));
        told.forEach(student -> events.add(CardEvents.excluded(work.campaign(), student, work.caller())));
        return events;
    }
}
