package dev.haksa.cardissuer;

import dev.haksa.card.AdvancedEntries;
import dev.haksa.card.CardCampaign;
import dev.haksa.card.CardEntries;
import dev.haksa.card.CardNote;
import dev.haksa.card.PackagedEntries;
import dev.haksa.cardissuer.AnsweredEntries.Known;
import dev.haksa.cardissuer.store.AnswerRows;
import dev.haksa.cardissuer.store.AnswerRows.Effect;
import dev.haksa.cardissuer.store.PackageRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.csv.CsvImportMode;
import dev.haksa.shared.csv.CsvImportReport.Counts;
import dev.haksa.shared.csv.CsvImportResult;
import dev.haksa.shared.csv.CsvImports;
import dev.haksa.shared.csv.CsvRows;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reports of the card company on cards. They may come in any order and again: the same reports end in the same state, what
 * is known changes nothing, and every report is kept.
 */
@ApplicationScoped
public class CardReports {
    private final CardEntries entries;
    private final PackagedEntries packaged;
    private final PackageTransmission transmission;
    private final PackageRows packageRows;
    private final AnsweredEntries answered;
    private final AnswerRows rows;
    private final CsvImports imports;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    CardReports(
            CardEntries entries,
            PackagedEntries packaged,
            PackageTransmission transmission,
            PackageRows packageRows,
            AnsweredEntries answered,
            AnswerRows rows,
            CsvImports imports,
            AuditTrail audit,
            Outbox outbox,
            Clock clock) {
        this.entries = entries;
        this.packaged = packaged;
        this.transmission = transmission;
        this.packageRows = packageRows;
        this.answered = answered;
        this.rows = rows;
        this.imports = imports;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Reports on cards of a campaign. */
    public record Reports(String campaign, CsvRows<ReportLine> lines, CsvImports.Order order) {}

    private record Scene(CardCampaign campaign, Known known) {}

    /** Takes reports in one transaction; fails with 404 without such a campaign. */
    public Uni<CsvImportResult> take(Reports reports, Caller caller) {
        return imports.run(
                reports.order(),
                reports.lines(),
                (connection, lines) ->
                        scene(connection, reports.campaign(), lines).map(scene -> check(lines, scene)),
                (connection, lines) -> scene(connection, reports.campaign(), lines)
                        .chain(scene ->
                                write(connection, ReportPlan.of(lines.values(), scene.known()), scene, caller)));
    }

    /** Takes one report; 400 naming what is wrong with it, 404 without such a campaign. The same again is the first one. */
    public Uni<RecordedReport> take(String campaign, ReportLine line, Caller caller) {
        CsvRows<ReportLine> one = new CsvRows<>(List.of(new CsvRows.Good<>(1, line)), List.of(), 1);
        CsvImports.Order order = new CsvImports.Order(CsvImportMode.ALL_OR_NOTHING, false);
        return take(new Reports(campaign, one, order), caller)
                .invoke(CardReports::requireRight)
                .chain(() -> entries.campaign(packageRows.client(), campaign))
                .chain(found -> rows.report(found.id(), line));
    }

    private static void requireRight(CsvImportResult result) {
        if (result.failed() > 0) {
            throw ProblemException.invalid(
                    result.mistakes().stream()
                            .map(mistake -> new InputViolation(mistake.code(), "/" + mistake.column(), mistake.facts()))
                            .toList(),
                    null);
        }
    }

    /** Reports of a campaign in the order in which they came; 404 without such a campaign. */
    public Uni<Page<RecordedReport>> list(String campaign, @Nullable Integer number, Paging paging) {
        return entries.campaign(packageRows.client(), campaign)
                .chain(found -> rows.reports(found.id(), number, paging));
    }

    private Uni<Scene> scene(SqlConnection connection, String code, CsvRows<ReportLine> lines) {
        List<Integer> numbers =
                lines.values().stream().map(ReportLine::number).distinct().toList();
        return entries.lockCampaign(connection, code)
                .chain(campaign ->
                        answered.of(connection, campaign.id(), numbers).map(known -> new Scene(campaign, known)));
    }

    private CsvRows<ReportLine> check(CsvRows<ReportLine> lines, Scene scene) {
        LocalDate today = Times.day(clock.instant());
        CsvRows<ReportLine> sound = lines.require(
                        line -> line.code().isEmpty() == (line.status() != ReportStatus.REFUSED),
                        "code",
                        ReportLine::code,
                        "CARD_CODE_WITH_REFUSALS")
                .require(
                        line -> scene.known().entries().containsKey(line.number()),
                        "entryNumber",
                        ReportLine::key,
                        "CARD_UNKNOWN_ENTRY")
                .require(line -> !line.on().isAfter(today), "on", CardReports::day, "CARD_REPORT_IN_FUTURE")
                .require(
                        line -> !line.on().isBefore(prepared(line, scene)),
                        "on",
                        CardReports::day,
                        "CARD_REPORT_TOO_EARLY")
                .unique(line -> line, "entryNumber");
        ReportPlan plan = ReportPlan.of(sound.values(), scene.known());
        return sound.require(
                line -> !plan.contradicting().contains(line),
                "status",
                line -> line.status().name(),
                "CARD_REPORT_CONTRADICTS");
    }

    private static String day(ReportLine line) {
        return line.on().toString();
    }

    private static LocalDate prepared(ReportLine line, Scene scene) {
        return Times.day(scene.known().entry(line.number()).preparedAt());
    }

    private Uni<Counts> write(SqlConnection connection, ReportPlan plan, Scene scene, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int campaign = scene.campaign().id();
        Counts counts = new Counts(plan.effects().size(), 0, plan.unchanged());
        if (plan.effects().isEmpty()) {
            return Uni.createFrom().item(counts);
        }
        return rows.keep(connection, campaign, plan.effects(), now, caller)
                .chain(() -> audit.record(connection, List.of(event(scene.campaign(), plan, now, caller))))
                .chain(() -> packaged.noted(connection, reissued(plan, scene), now, caller))
                .chain(() -> transmit(connection, plan, scene, caller))
                .chain(sent -> entries.advance(connection, campaign, plan.steps(), caller)
                        .map(moved -> all(sent, moved)))
                .chain(events -> outbox.publish(connection, now, events))
                .replaceWith(counts);
    }

    private static List<Map.Entry<Long, CardNote>> reissued(ReportPlan plan, Scene scene) {
        return plan.effects().stream()
                .map(Effect::line)
                .filter(line -> line.status() == ReportStatus.REISSUED)
                .map(line -> Map.entry(
                        scene.known().entry(line.number()).cardEntryId(),
                        new CardNote(CardNote.Kind.REISSUED, line.on())))
                .toList();
    }

    /** Whoever reports on an entry has its package. */
    private Uni<List<OutboxEvent>> transmit(SqlConnection connection, ReportPlan plan, Scene scene, Caller caller) {
        List<Integer> sequences = plan.effects().stream()
                .map(effect -> scene.known().entry(effect.line().number()).sequence())
                .distinct()
                .sorted()
                .toList();
        return Multi.createFrom()
                .iterable(sequences)
                .onItem()
                .transformToUniAndConcatenate(
                        sequence -> packageRows.one(connection, scene.campaign().code(), sequence))
                .onItem()
                .transformToUniAndConcatenate(found -> transmission.transmit(connection, found, caller))
                .collect()
                .in(ArrayList::new, List::addAll);
    }

    private static List<OutboxEvent> all(List<OutboxEvent> sent, AdvancedEntries moved) {
        List<OutboxEvent> all = new ArrayList<>(sent);
        all.addAll(moved.events());
        return all;
    }

    private static AuditEvent event(CardCampaign campaign, ReportPlan plan, Instant at, Caller caller) {
        Map<String, Object> details =
                Map.of("reports", plan.effects().size(), "steps", plan.steps().size());
        return AuditEvent.of(at, caller, "CARD_REPORTS_TAKEN", "CARD_CAMPAIGN", campaign.code(), details);
    }
}
