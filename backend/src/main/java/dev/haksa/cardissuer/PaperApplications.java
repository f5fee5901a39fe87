package dev.haksa.cardissuer;

import dev.haksa.card.CardCampaign;
import dev.haksa.card.CardEntries;
import dev.haksa.card.CardEntry;
import dev.haksa.card.CardLooks;
import dev.haksa.card.CardLooks.Look;
import dev.haksa.card.CardNote;
import dev.haksa.card.Delivery;
import dev.haksa.card.EntryChannel;
import dev.haksa.card.EntryState;
import dev.haksa.card.EntryStep;
import dev.haksa.card.MobileRefusals;
import dev.haksa.card.PackagedEntries;
import dev.haksa.cardissuer.store.PaperRows;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Forms on paper of those who cannot apply by mobile: received by the department, sent on to the card company. */
@ApplicationScoped
public class PaperApplications {
    /** The university asked the company to stop the card. */
    private static final String STOPPED = "STOPPED";

    private final PaperRows rows;
    private final CardEntries entries;
    private final PackagedEntries packaged;
    private final CardLooks looks;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    PaperApplications(
            PaperRows rows,
            CardEntries entries,
            PackagedEntries packaged,
            CardLooks looks,
            AuditTrail audit,
            Outbox outbox,
            Clock clock) {
        this.rows = rows;
        this.entries = entries;
        this.packaged = packaged;
        this.looks = looks;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A form that was handed in.
     *
     * @param on the day on which it was received
     * @param delivery where the card goes; null where the form does not say
     */
    public record Received(
            String studentNumber, LocalDate on, @Nullable Delivery delivery) {}

    /**
     * A form was received: from then on the student has applied. While that is so, the same again is the one that there is;
     * after a refusal of the company it is another form, and the one before counts no more.
     *
     * @return fails with 404 when the student is on no roster or of another department, 400 for a day to come, 422 when
     *     the student applies by mobile and the company was told so, or the company has not linked the data, refused them, or
     *     stopped the card at the university's request
     */
    public Uni<PaperApplication> register(String campaign, Received received, Caller caller) {
        Instant now = now();
        requirePast(received.on(), "/receivedOn", now);
        return rows.inTransaction(connection -> followed(connection, campaign, received.studentNumber(), caller)
                .chain(entry -> rows.find(connection, entry.id())
                        .map(before -> new Form(received, before.orElse(null), now))
                        .chain(form ->
                                form.stands(entry) ? form(connection, entry) : make(connection, entry, form, caller))));
    }

    /** A form was sent on to the card company; 404, 428, 412, and 400 for a day to come or before it was received. */
    public Uni<PaperApplication> send(
            String campaign, String studentNumber, LocalDate sentOn, @Nullable String ifMatch, Caller caller) {
        Instant now = now();
        requirePast(sentOn, "/sentOn", now);
        return rows.inTransaction(connection -> entries.lockCampaign(connection, campaign)
                .chain(found -> known(connection, found, studentNumber, caller))
                .invoke(known ->
                        EntityTags.requireMatch(ifMatch, known.application().version()))
                .invoke(known -> requireNotBefore(sentOn, known.application().receivedOn()))
                .call(known -> rows.sent(connection, known.entry().id(), sentOn))
                .call(known -> noted(
                        connection, known.entry().id(), new CardNote(CardNote.Kind.FORM_SENT, sentOn), now, caller))
                .call(known -> note(
                        connection,
                        "CARD_PAPER_APPLICATION_SENT",
                        known.application(),
                        Map.of("sentOn", sentOn.toString()),
                        now,
                        caller))
                .chain(known -> form(connection, known.entry())));
    }

    /** A form; whose it was stands in the audit trail. 404 when there is none or it is of another department. */
    public Uni<PaperApplication> find(String campaign, String studentNumber, Caller caller) {
        SqlClient client = rows.client();
        return entries.campaign(client, campaign)
                .chain(found -> known(client, found, studentNumber, caller))
                .map(Known::application)
                .call(() -> looks.one(Look.CARD_PAPER_APPLICATION_SEEN, campaign + "/" + studentNumber, caller));
    }

    /** Forms of a campaign that the caller may see, by student number; whom a page showed stands in the audit trail. */
    public Uni<Page<PaperApplication>> list(String campaign, Paging paging, Caller caller) {
        return entries.campaign(rows.client(), campaign)
                .chain(found -> rows.list(found.id(), caller.reachesAll() ? null : caller.departments(), paging))
                .call(page -> looks.page(campaign + "/paper-applications", Map.of(), students(page), caller));
    }

    private static List<String> students(Page<PaperApplication> page) {
        return page.items().stream().map(PaperApplication::studentNumber).toList();
    }

    /**
     * A form that is handed in.
     *
     * @param before the last one of the same entry; null without one
     */
    private record Form(Received received, @Nullable PaperApplication before, Instant at) {
        /** Whether the student has applied by the form before. */
        boolean stands(CardEntry entry) {
            return before != null && entry.state().isApplied();
        }

        /** Where the card goes: as the form says, or else as the student had said before. */
        Delivery delivery(CardEntry entry) {
            Delivery said = before == null ? entry.delivery() : before.delivery();
            return Objects.requireNonNullElse(received.delivery(), said);
        }

        PaperRows.NewForm kept(CardEntry entry) {
            return new PaperRows.NewForm(received.on(), delivery(entry), at, before == null ? 1 : before.version() + 1);
        }
    }

    private record Known(CardEntry entry, PaperApplication application) {}

    /** The student's entry, by the rules of now; nothing is written where the caller does not reach. */
    private Uni<CardEntry> followed(SqlConnection connection, String campaign, String studentNumber, Caller caller) {
        return entries.lockCampaign(connection, campaign)
                .chain(found -> entry(connection, found, studentNumber, caller)
                        .call(() -> packaged.followed(connection, found, studentNumber, now()))
                        .chain(() -> entry(connection, found, studentNumber, caller)));
    }

    private Uni<CardEntry> entry(SqlClient client, CardCampaign campaign, String studentNumber, Caller caller) {
        return entries.of(client, campaign.id(), List.of(studentNumber))
                .map(found -> found.stream()
                        .filter(entry -> caller.reaches(entry.departmentId()))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.notFound("card entry", studentNumber)));
    }

    private Uni<Known> known(SqlClient client, CardCampaign campaign, String studentNumber, Caller caller) {
        return entry(client, campaign, studentNumber, caller)
                .chain(entry -> form(client, entry).map(form -> new Known(entry, form)));
    }

    private Uni<PaperApplication> form(SqlClient client, CardEntry entry) {
        return rows.find(client, entry.id())
                .map(found ->
                        found.orElseThrow(() -> ProblemException.notFound("paper application", entry.studentNumber())));
    }

    private Uni<PaperApplication> make(SqlConnection connection, CardEntry entry, Form form, Caller caller) {
        return rows.packagedOnPaper(connection, entry.id())
                .invoke(paper -> requirePaper(entry, paper))
                .chain(() -> rows.wasLinked(connection, entry.id()))
                .invoke(linked -> requireTaken(entry, linked))
                .chain(() -> keep(connection, entry, form, caller));
    }

    private Uni<PaperApplication> keep(SqlConnection connection, CardEntry entry, Form form, Caller caller) {
        Delivery delivery = form.delivery(entry);
        LocalDate on = form.received().on();
        Map<String, Object> facts = Map.of("paper", true, "on", on.toString(), "delivery", delivery.name());
        EntryStep step = new EntryStep(entry.studentNumber(), EntryState.APPLIED, null, facts, form.at());
        return rows.supersede(connection, entry.id(), form.at())
                .chain(() -> rows.insert(connection, entry, form.kept(entry), caller))
                .chain(() -> form(connection, entry))
                .call(made -> note(connection, "CARD_PAPER_APPLICATION_RECEIVED", made, facts, form.at(), caller))
                .call(() ->
                        noted(connection, entry.id(), new CardNote(CardNote.Kind.FORM_RECEIVED, on), form.at(), caller))
                .call(made -> entries.advance(connection, entry.campaignId(), List.of(step), caller)
                        .chain(moved -> outbox.publish(connection, form.at(), moved.events())));
    }

    /** Whoever applies by mobile needs no form, unless the company was told to wait for one. */
    private static void requirePaper(CardEntry entry, boolean packagedOnPaper) {
        Map<String, Object> facts = Map.of("studentNumber", entry.studentNumber(), "state", entry.state());
        if (entry.channel() == EntryChannel.MOBILE && !packagedOnPaper) {
            throw ProblemException.refused(List.of(new Violation("CARD_PAPER_NOT_NEEDED", "card.3.3", facts)));
        }
    }

    /** A form is of no use where the company does not have the student's data. */
    private static void requireTaken(CardEntry entry, boolean linked) {
        if (entry.state() == EntryState.ON_ROSTER || entry.state() == EntryState.SENT_TO_ISSUER) {
            Map<String, Object> facts = Map.of("studentNumber", entry.studentNumber(), "state", entry.state());
            throw ProblemException.refused(List.of(new Violation("CARD_NOT_LINKED_YET", "card.2.4", facts)));
        }
        String refusal = Objects.requireNonNullElse(entry.refusalCode(), "");
        if (entry.state() == EntryState.ISSUER_REFUSED && refusal.equals(STOPPED)) {
            Map<String, Object> facts = Map.of("studentNumber", entry.studentNumber());
            throw ProblemException.refused(List.of(new Violation("CARD_STOPPED", "card.2.4", facts)));
        }
        if (entry.state() == EntryState.ISSUER_REFUSED && !linked && !MobileRefusals.TO_PAPER.contains(refusal)) {
            Map<String, Object> facts = Map.of("studentNumber", entry.studentNumber(), "refusal", refusal);
            throw ProblemException.refused(List.of(new Violation("CARD_DATA_REFUSED", "card.2.4", facts)));
        }
    }

    private static void requirePast(LocalDate day, String pointer, Instant now) {
        if (day.isAfter(Times.day(now))) {
            throw ProblemException.invalid("CARD_DAY_TO_COME", pointer, Map.of("day", day));
        }
    }

    private static void requireNotBefore(LocalDate sentOn, LocalDate receivedOn) {
        if (sentOn.isBefore(receivedOn)) {
            throw ProblemException.invalid("CARD_SENT_BEFORE_RECEIVED", "/sentOn", Map.of("receivedOn", receivedOn));
        }
    }

    private Uni<Void> noted(SqlConnection connection, long entry, CardNote note, Instant at, Caller caller) {
        return packaged.noted(connection, List.of(Map.entry(entry, note)), at, caller);
    }

    private Uni<Void> note(
            SqlConnection connection,
            String action,
            PaperApplication application,
            Map<String, Object> details,
            Instant at,
            Caller caller) {
        String subject = application.campaign() + "/" + application.studentNumber();
        return audit.record(
                connection, List.of(AuditEvent.of(at, caller, action, "CARD_PAPER_APPLICATION", subject, details)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
