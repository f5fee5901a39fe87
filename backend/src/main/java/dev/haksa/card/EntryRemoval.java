package dev.haksa.card;

import dev.haksa.card.EntryRecheck.Findings;
import dev.haksa.card.EntryRecheck.Run;
import dev.haksa.card.store.CampaignRows;
import dev.haksa.card.store.EntryRows;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Academic affairs takes students off who were sent, also after the dean's approval, until their data have left. */
@ApplicationScoped
public class EntryRemoval {
    private final CampaignRows campaigns;
    private final EntryRows entries;
    private final EntryRecheck recheck;
    private final PackageRecall packages;
    private final ApprovedList list;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    EntryRemoval(
            CampaignRows campaigns,
            EntryRows entries,
            EntryRecheck recheck,
            PackageRecall packages,
            ApprovedList list,
            AuditTrail audit,
            Outbox outbox,
            Clock clock) {
        this.campaigns = campaigns;
        this.entries = entries;
        this.recheck = recheck;
        this.packages = packages;
        this.list = list;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Students who were taken off.
     *
     * @param withdrawnPackages numbers of packages that were ready and are taken back
     */
    public record Removed(CardCampaign campaign, List<LeftOff> students, List<Integer> withdrawnPackages) {
        /** Copies the lists. */
        public Removed {
            students = List.copyOf(students);
            withdrawnPackages = List.copyOf(withdrawnPackages);
        }
    }

    private record Off(List<LeftOff> students, List<Integer> withdrawn) {}

    /** Which students, and why. */
    public record Removal(Collection<String> studentNumbers, String reason) {}

    /**
     * Takes students off. They stay off until the department puts them on again, which after an approval takes a supplementary
     * round. Packages with them that the company has not confirmed are taken back; who stays comes with the next one. Whoever
     * the company refused before it linked the data can be taken off, too, so that a new entry can be made. 404
     * naming numbers that are on no roster, 422 naming students who are with the company, 409 for a closed campaign, 428 and
     * 412 by the campaign's tag.
     */
    public Uni<Removed> takeOff(String code, Removal removal, @Nullable String ifMatch, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return campaigns.inTransaction(connection -> campaigns
                .lock(connection, code)
                .invoke(campaign -> EntityTags.requireMatch(ifMatch, campaign.version()))
                .invoke(CardRefusals::requireNotClosed)
                .chain(campaign -> takeOff(new Run(connection, campaign, caller, now), removal)));
    }

    private Uni<Removed> takeOff(Run run, Removal removal) {
        int campaign = run.campaign().id();
        return entries.of(run.connection(), campaign, Times.day(run.now()), removal.studentNumbers())
                .invoke(found -> requireAll(found, removal.studentNumbers()))
                .chain(found -> takeOff(run, found, removal.reason()))
                .call(off -> audit.record(run.connection(), List.of(event(run, off, removal.reason()))))
                .call(() -> campaigns.touch(run.connection(), campaign))
                .call(() -> list.settle(run))
                .chain(off -> campaigns
                        .find(run.connection(), campaign)
                        .map(after -> new Removed(after, off.students(), off.withdrawn())))
                .call(removed -> outbox.publish(
                        run.connection(),
                        run.now(),
                        removed.students().stream()
                                .map(student -> CardEvents.excluded(run.campaign(), student, run.caller()))
                                .toList()));
    }

    private Uni<Off> takeOff(Run run, List<CardEntry> found, String reason) {
        return recheck.takeOff(run, findings(found, reason), reason)
                .chain(students -> packages.withdrawOf(run, found).map(withdrawn -> new Off(students, withdrawn)));
    }

    private static Findings findings(List<CardEntry> found, String reason) {
        Violation why = new Violation("CARD_TAKEN_OFF", "card.2.3", Map.of("statedReason", reason));
        return new Findings(
                found,
                found.stream()
                        .map(entry -> new LeftOff(entry.studentNumber(), entry.name(), List.of(why)))
                        .toList());
    }

    private static void requireAll(List<CardEntry> found, Collection<String> numbers) {
        Set<String> unknown = new TreeSet<>(numbers);
        found.forEach(entry -> unknown.remove(entry.studentNumber()));
        if (!unknown.isEmpty()) {
            throw ProblemException.notFound("student", String.join(", ", unknown));
        }
    }

    private static AuditEvent event(Run run, Off off, String reason) {
        return new AuditEvent(
                run.now(),
                run.caller(),
                "CARD_ENTRIES_REMOVED",
                "CARD_CAMPAIGN",
                run.campaign().code(),
                reason,
                Map.of(
                        "studentNumbers",
                        off.students().stream().map(LeftOff::studentNumber).toList(),
                        "withdrawnPackages",
                        off.withdrawn()));
    }
}
