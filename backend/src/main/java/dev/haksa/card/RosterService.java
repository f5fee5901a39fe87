package dev.haksa.card;

import dev.haksa.card.PhotoConfirmation.Outcome;
import dev.haksa.card.RosterDesk.Opened;
import dev.haksa.card.RosterDesk.RosterKey;
import dev.haksa.card.domain.RosterRule.Verdict;
import dev.haksa.card.store.CampaignRows;
import dev.haksa.card.store.RosterItemRows;
import dev.haksa.card.store.RosterItemRows.Seen;
import dev.haksa.card.store.RosterRows;
import dev.haksa.photo.KeptPhoto;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rosters of departments (신청명단): who is on them, whose photo is confirmed, and until when they may be worked on. */
@ApplicationScoped
public class RosterService {
    private final CampaignRows campaigns;
    private final RosterRows rosters;
    private final RosterItemRows items;
    private final RosterDesk desk;
    private final RefusedEntries refused;
    private final AuditTrail audit;
    private final Clock clock;

    RosterService(
            CampaignRows campaigns,
            RosterRows rosters,
            RosterItemRows items,
            RosterDesk desk,
            RefusedEntries refused,
            AuditTrail audit,
            Clock clock) {
        this.campaigns = campaigns;
        this.rosters = rosters;
        this.items = items;
        this.desk = desk;
        this.refused = refused;
        this.audit = audit;
        this.clock = clock;
    }

    /** A roster after confirmations, with what became of each. */
    public record Confirmed(CardRoster roster, List<PhotoConfirmation.Result> results) {}

    /** The rosters of a campaign that the caller may see, by department. */
    public Uni<List<CardRoster>> overview(String campaign, Caller caller) {
        boolean everywhere = caller.has(Roles.ACADEMIC_AFFAIRS) || caller.has(Roles.DEAN);
        return campaigns.reading(connection -> campaigns
                .find(connection, campaign)
                .chain(found -> rosters.all(connection, found.id()))
                .map(all -> all.stream()
                        .filter(roster -> everywhere || caller.reaches(roster.departmentId()))
                        .toList()));
    }

    /** A department's roster; 404 without campaign or when it is not for the department. */
    public Uni<CardRoster> find(String campaign, int departmentId, Caller caller) {
        RosterDesk.requireReach(new RosterKey(campaign, departmentId, caller, clock.instant()));
        return campaigns.reading(connection -> campaigns
                .find(connection, campaign)
                .chain(found -> rosters.find(connection, found.id(), departmentId)));
    }

    /** Puts everybody on who may be, and says of the others why not. Confirmations of photos that are the same stay. */
    public Uni<CardRoster> build(String campaign, int departmentId, Caller caller) {
        return desk.work(
                new RosterKey(campaign, departmentId, caller, now()),
                opened -> desk.refresh(opened)
                        .call(verdicts -> finish(opened, "CARD_ROSTER_BUILT", null, counts(verdicts)))
                        .chain(() -> desk.again(opened)));
    }

    /** Notes which photos the department knows to be the person; each counts only for the photo that was seen. */
    public Uni<Confirmed> confirm(
            String campaign, int departmentId, List<PhotoConfirmation> confirmations, Caller caller) {
        return desk.work(
                new RosterKey(campaign, departmentId, caller, now()),
                opened -> desk.refresh(opened)
                        .chain(verdicts -> judged(opened, verdicts, confirmations))
                        .call(judged -> keep(opened, judged, confirmations))
                        .chain(judged -> desk.again(opened).map(roster -> new Confirmed(roster, judged.results()))));
    }

    /** Takes students off, with the reason that they read. 404 naming numbers that are not among them. */
    public Uni<CardRoster> takeOff(
            String campaign, int departmentId, Collection<String> studentNumbers, String reason, Caller caller) {
        Change change = new Change(Set.copyOf(studentNumbers), reason, true);
        return desk.work(
                new RosterKey(campaign, departmentId, caller, now()), opened -> change(opened, change, List.of()));
    }

    /**
     * Puts students on again whom the department took off, or whose data the company refused before it linked them; 422 with
     * the reasons when something else stands against it, and when the photo is still the one that was refused.
     */
    public Uni<CardRoster> putOn(
            String campaign, int departmentId, Collection<String> studentNumbers, String reason, Caller caller) {
        Change change = new Change(Set.copyOf(studentNumbers), reason, false);
        return desk.work(
                new RosterKey(campaign, departmentId, caller, now()),
                opened -> refused.takeBack(opened, change.numbers())
                        .chain(takenBack -> change(opened, change, takenBack)));
    }

    /** Whom, why, and whether off or on. */
    private record Change(Set<String> numbers, String reason, boolean off) {
        /** What the audit trail calls it. */
        String action() {
            return off ? "CARD_ROSTER_STUDENTS_REMOVED" : "CARD_ROSTER_STUDENTS_ADDED";
        }
    }

    private Uni<CardRoster> change(Opened opened, Change change, List<CardEntry> takenBack) {
        Set<String> numbers = change.numbers();
        return desk.requireNotApproved(opened, numbers)
                .chain(() -> desk.refresh(opened))
                .invoke(verdicts -> requireKnown(verdicts, numbers))
                .call(() -> items.takeOff(
                        opened.connection(),
                        opened.work().roster().id(),
                        numbers,
                        change.off() ? change.reason() : null))
                .chain(() -> desk.refresh(opened))
                .invoke(verdicts -> requireListed(verdicts, change.off() ? Set.of() : numbers))
                .invoke(verdicts -> RefusedEntries.requireOtherPhotos(takenBack, verdicts))
                .call(() -> finish(opened, change.action(), change.reason(), details(change, takenBack)))
                .chain(() -> desk.again(opened));
    }

    private static Map<String, Object> details(Change change, List<CardEntry> takenBack) {
        return Map.of(
                "studentNumbers",
                List.copyOf(new TreeSet<>(change.numbers())),
                "takenBack",
                takenBack.stream().map(CardEntry::id).toList());
    }

    /** Of several words on one student those count that name the photo of now; all of these say the same. */
    private Uni<Void> keep(Opened opened, Judged judged, List<PhotoConfirmation> confirmations) {
        List<Seen> seen = IntStream.range(0, confirmations.size())
                .filter(i -> judged.results().get(i).outcome() == Outcome.CONFIRMED)
                .mapToObj(confirmations::get)
                .filter(one -> judged.open().contains(one.studentNumber()))
                .map(one -> new Seen(one.studentNumber(), one.photoId(), one.photoVersion()))
                .distinct()
                .toList();
        RosterDesk.Work work = opened.work();
        return items.confirm(opened.connection(), work.roster().id(), seen, work.now(), work.caller())
                .chain(() -> finish(
                        opened,
                        "CARD_ROSTER_PHOTOS_CONFIRMED",
                        null,
                        Map.of(
                                "studentNumbers",
                                seen.stream().map(Seen::studentNumber).sorted().toList())));
    }

    private Uni<Void> finish(Opened opened, String action, @Nullable String reason, Map<String, Object> details) {
        RosterDesk.Work work = opened.work();
        AuditEvent event = new AuditEvent(
                work.now(),
                work.caller(),
                action,
                "CARD_ROSTER",
                work.campaign().code() + "/" + work.roster().departmentId(),
                reason,
                details);
        return rosters.touch(opened.connection(), work.roster())
                .chain(() -> audit.record(opened.connection(), List.of(event)));
    }

    /** What becomes of confirmations; open are the students on whom the department still decides. */
    private record Judged(List<PhotoConfirmation.Result> results, Set<String> open) {}

    /** Whom the dean has approved already stands on the list as confirmed: with that photo there is nothing left to do. */
    private Uni<Judged> judged(Opened opened, List<Verdict> verdicts, List<PhotoConfirmation> confirmations) {
        Map<String, Verdict> byNumber = verdicts.stream()
                .collect(Collectors.toMap(verdict -> verdict.facts().studentNumber(), verdict -> verdict));
        return items.items(opened.connection(), opened.work().roster().id())
                .map(all -> all.stream().collect(Collectors.toMap(RosterItem::studentNumber, item -> item)))
                .map(known -> confirmations.stream()
                        .map(one -> result(one, byNumber, known))
                        .toList())
                .map(results -> new Judged(results, byNumber.keySet()));
    }

    private static PhotoConfirmation.Result result(
            PhotoConfirmation one, Map<String, Verdict> open, Map<String, RosterItem> known) {
        Verdict verdict = open.get(one.studentNumber());
        Outcome outcome = verdict == null ? settled(known.get(one.studentNumber()), one) : outcome(verdict, one);
        return new PhotoConfirmation.Result(one.studentNumber(), outcome);
    }

    private static Outcome settled(@Nullable RosterItem item, PhotoConfirmation confirmation) {
        if (item == null || !item.listed()) {
            return Outcome.NOT_LISTED;
        }
        boolean same = item.confirmed()
                && confirmation.photoId().equals(item.photoId())
                && Objects.equals(item.photoVersion(), confirmation.photoVersion());
        return same ? Outcome.CONFIRMED : Outcome.PHOTO_CHANGED;
    }

    private static Outcome outcome(Verdict verdict, PhotoConfirmation confirmation) {
        if (!verdict.listed()) {
            return Outcome.NOT_LISTED;
        }
        KeptPhoto photo = verdict.photo();
        boolean same = photo != null
                && photo.id().equals(confirmation.photoId())
                && photo.version() == confirmation.photoVersion();
        return same ? Outcome.CONFIRMED : Outcome.PHOTO_CHANGED;
    }

    private static void requireKnown(List<Verdict> verdicts, Set<String> numbers) {
        Set<String> unknown = new TreeSet<>(numbers);
        verdicts.forEach(verdict -> unknown.remove(verdict.facts().studentNumber()));
        if (!unknown.isEmpty()) {
            throw ProblemException.notFound("student", String.join(", ", unknown));
        }
    }

    private static void requireListed(List<Verdict> verdicts, Set<String> numbers) {
        List<Violation> reasons = verdicts.stream()
                .filter(verdict -> numbers.contains(verdict.facts().studentNumber()) && !verdict.listed())
                .flatMap(verdict -> verdict.reasons().stream())
                .toList();
        if (!reasons.isEmpty()) {
            throw ProblemException.refused(reasons);
        }
    }

    private static Map<String, Object> counts(List<Verdict> verdicts) {
        long listed = verdicts.stream().filter(Verdict::listed).count();
        return Map.of("listed", listed, "excluded", verdicts.size() - listed);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
