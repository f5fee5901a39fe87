package dev.haksa.card;

import dev.haksa.card.RosterDesk.Opened;
import dev.haksa.card.domain.EntryMoves;
import dev.haksa.card.domain.Sending;
import dev.haksa.card.store.EntryMoveRows;
import dev.haksa.card.store.LeftOffRows;
import dev.haksa.card.store.ListedEntryRows;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Turns a roster that is sent into entries: who is new, who stays with another photo, who goes. */
@ApplicationScoped
class SentEntries {
    private final EntryMoveRows moves;
    private final ListedEntryRows listed;
    private final LeftOffRows leftOff;

    SentEntries(EntryMoveRows moves, ListedEntryRows listed, LeftOffRows leftOff) {
        this.moves = moves;
        this.listed = listed;
        this.leftOff = leftOff;
    }

    /**
     * What was written.
     *
     * @param added numbers of students who are on it for the first time
     * @param doubled whom another department has sent at the same moment
     */
    record Sent(Sending sending, List<String> added, List<LeftOff> doubled) {
        List<LeftOff> dropped() {
            return Stream.concat(sending.dropped().stream(), doubled.stream()).toList();
        }
    }

    /** All locks at once and in one order: departments may send the same students at the same time. */
    Uni<Sending> locked(Opened opened, Sending sending) {
        RosterDesk.Work work = opened.work();
        return moves.lockForSending(
                        opened.connection(),
                        work.campaign().id(),
                        sending.departmentId(),
                        sending.listedNumbers(),
                        Times.day(work.now()))
                .map(sending::with);
    }

    /** Writes them. */
    Uni<Sent> write(Opened opened, Sending sending) {
        RosterDesk.Work work = opened.work();
        CardCampaign campaign = work.campaign();
        int department = sending.departmentId();
        EntryMoves.Plan removals = EntryMoves.plan(sending.entries(), sending.removals(work.now()));
        return moves.move(opened.connection(), removals, work.caller(), work.now())
                .chain(() -> listed.update(opened.connection(), campaign, department, sending.listed()))
                .chain(() -> listed.insert(
                        opened.connection(), campaign, department, sending.listedAnew(), work.now(), work.caller()))
                .map(added -> new Sent(sending, added, sending.doubled(added, campaign.code())))
                .call(sent -> leaveOff(opened, sent));
    }

    private Uni<Void> leaveOff(Opened opened, Sent sent) {
        RosterDesk.Work work = opened.work();
        return leftOff.leaveOff(
                opened.connection(),
                work.campaign().id(),
                sent.doubled(),
                number -> sent.sending().departmentId(),
                work.now(),
                null);
    }
}
