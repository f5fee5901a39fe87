package dev.haksa.cardissuer;

import dev.haksa.card.AdvancedEntries;
import dev.haksa.card.CardEntries;
import dev.haksa.card.CardEntry;
import dev.haksa.card.EntryState;
import dev.haksa.card.EntryStep;
import dev.haksa.cardissuer.domain.CardPath;
import dev.haksa.cardissuer.domain.CardPath.Outcome;
import dev.haksa.cardissuer.domain.CardPath.Told;
import dev.haksa.cardissuer.store.AnswerRows;
import dev.haksa.cardissuer.store.AnswerRows.KnownEntry;
import dev.haksa.cardissuer.store.PackageRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.csv.CsvImportReport.Counts;
import dev.haksa.shared.csv.CsvImportResult;
import dev.haksa.shared.csv.CsvImports;
import dev.haksa.shared.csv.CsvRows;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Receipts of the card company: each entry of a package accepted, or refused with a code. An answer is given once; the
 * same again changes nothing, another one is a mistake of its row. A receipt also proves that the company has the
 * package.
 */
@ApplicationScoped
public class CardReceipts {
    private final CardEntries entries;
    private final PackageTransmission transmission;
    private final PackageRows packageRows;
    private final AnswerRows rows;
    private final CsvImports imports;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    CardReceipts(
            CardEntries entries,
            PackageTransmission transmission,
            PackageRows packageRows,
            AnswerRows rows,
            CsvImports imports,
            AuditTrail audit,
            Outbox outbox,
            Clock clock) {
        this.entries = entries;
        this.transmission = transmission;
        this.packageRows = packageRows;
        this.rows = rows;
        this.imports = imports;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A receipt for a package.
     *
     * @param packageSha256 of the package that the receipt as a whole speaks of; null when only its lines say so
     * @param othersAccepted whether entries that it does not name are accepted, which needs the hash of the whole
     */
    public record Receipt(
            String campaign,
            int sequence,
            @Nullable String packageSha256,
            CsvRows<ReceiptLine> lines,
            boolean othersAccepted,
            CsvImports.Order order) {}

    /** The package, its entries, the cards of students who were not taken off since, and what was reported on them. */
    private record Scene(
            CardPackage about,
            Map<Integer, KnownEntry> entries,
            Map<Long, CardEntry> cards,
            Map<Integer, List<ReportLine>> reported,
            LocalDate today) {
        KnownEntry entry(ReceiptLine line) {
            return Objects.requireNonNull(entries.get(line.number()));
        }

        /** Where a refusal leads; empty for who was taken off. */
        Optional<Outcome> refused(ReceiptLine line) {
            Told refusal = new Told(EntryState.ISSUER_REFUSED, today, line.code(), false);
            List<Told> known = KnownWords.of(entry(line), reported.getOrDefault(line.number(), List.of()));
            return Optional.ofNullable(cards.get(entry(line).cardEntryId()))
                    .map(card -> CardPath.of(KnownWords.standing(card), known, refusal));
        }
    }

    /**
     * Takes a receipt in one transaction; fails with 404 without such a package, 409 while it is not ready, and 400 when the
     * receipt as a whole speaks of another.
     */
    public Uni<CsvImportResult> take(Receipt receipt, Caller caller) {
        return imports.run(
                receipt.order(),
                receipt.lines(),
                (connection, lines) -> scene(connection, receipt)
                        .map(scene -> check(receipt.othersAccepted() ? withOthers(lines, scene) : lines, scene)),
                (connection, lines) ->
                        scene(connection, receipt).chain(scene -> write(connection, lines, scene, caller)));
    }

    private Uni<Scene> scene(SqlConnection connection, Receipt receipt) {
        LocalDate today = Times.day(clock.instant());
        return entries.lockCampaign(connection, receipt.campaign())
                .chain(() -> packageRows.one(connection, receipt.campaign(), receipt.sequence()))
                .invoke(about -> requireHash(about, receipt.packageSha256()))
                .chain(about -> rows.entriesOf(connection, about.campaignId(), about.sequence())
                        .map(known -> new Scene(about, known, Map.of(), Map.of(), today)))
                .chain(scene -> cards(connection, scene))
                .chain(scene -> reported(connection, scene));
    }

    private static void requireHash(CardPackage about, @Nullable String sha256) {
        CardPackages.requireHash(
                about, sha256 == null ? CardPackages.content(about).sha256() : sha256);
    }

    private Uni<Scene> cards(SqlConnection connection, Scene scene) {
        List<String> students =
                scene.entries().values().stream().map(KnownEntry::studentNumber).toList();
        return entries.of(connection, scene.about().campaignId(), students)
                .map(cards -> cards.stream().collect(Collectors.toMap(CardEntry::id, Function.identity())))
                .map(cards -> new Scene(scene.about(), scene.entries(), cards, Map.of(), scene.today()));
    }

    private Uni<Scene> reported(SqlConnection connection, Scene scene) {
        return rows.known(
                        connection, scene.about().campaignId(), scene.entries().keySet())
                .map(known -> known.stream().collect(Collectors.groupingBy(ReportLine::number)))
                .map(known -> new Scene(scene.about(), scene.entries(), scene.cards(), known, scene.today()));
    }

    private static CsvRows<ReceiptLine> check(CsvRows<ReceiptLine> lines, Scene scene) {
        String sha256 = CardPackages.content(scene.about()).sha256();
        Map<Integer, ReceiptLine> first = new HashMap<>();
        lines.values().forEach(line -> first.putIfAbsent(line.number(), line));
        return lines.require(
                        line -> line.code().isEmpty() == (line.result() == ReceiptResult.ACCEPTED),
                        "code",
                        ReceiptLine::code,
                        "CARD_CODE_WITH_REFUSALS")
                .require(
                        line -> line.packageSha256().equals(sha256),
                        "packageSha256",
                        ReceiptLine::packageSha256,
                        "CARD_OTHER_PACKAGE")
                .require(
                        line -> scene.entries().containsKey(line.number()),
                        "entryNumber",
                        ReceiptLine::key,
                        "CARD_UNKNOWN_ENTRY")
                .require(
                        line -> line.equals(first.get(line.number())) && !contradicts(line, scene),
                        "result",
                        line -> line.result().name(),
                        "CARD_RECEIPT_CONTRADICTS")
                .unique(ReceiptLine::number, "entryNumber");
    }

    /** What was refused in an earlier receipt stays refused. */
    private static CsvRows<ReceiptLine> withOthers(CsvRows<ReceiptLine> lines, Scene scene) {
        String sha256 = CardPackages.content(scene.about()).sha256();
        Set<Integer> answered = lines.values().stream().map(ReceiptLine::number).collect(Collectors.toSet());
        List<CsvRows.Good<ReceiptLine>> all = new ArrayList<>(lines.good());
        scene.entries().values().stream()
                .filter(entry -> entry.receipt() != ReceiptResult.REFUSED)
                .map(KnownEntry::number)
                .filter(number -> !answered.contains(number))
                .sorted()
                .map(number -> new ReceiptLine(sha256, number, ReceiptResult.ACCEPTED, ""))
                .forEach(line -> all.add(new CsvRows.Good<>(0, line)));
        return new CsvRows<>(
                all, lines.mistakes(), lines.total() + all.size() - lines.good().size());
    }

    /** Another answer than before, or a refusal of what was reported as sent out already. */
    private static boolean contradicts(ReceiptLine line, Scene scene) {
        KnownEntry entry = scene.entry(line);
        if (entry.receipt() != null) {
            return entry.receipt() != line.result() || !entry.receiptCode().equals(line.code());
        }
        return line.result() == ReceiptResult.REFUSED
                && scene.refused(line)
                        .filter(Outcome.Contradicts.class::isInstance)
                        .isPresent();
    }

    private Uni<Counts> write(SqlConnection connection, CsvRows<ReceiptLine> lines, Scene scene, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<ReceiptLine> fresh = lines.values().stream()
                .filter(line -> scene.entry(line).receipt() == null)
                .toList();
        Counts counts = new Counts(fresh.size(), 0, lines.good().size() - fresh.size());
        if (fresh.isEmpty()) {
            return Uni.createFrom().item(counts);
        }
        CardPackage about = scene.about();
        return rows.answer(connection, about.campaignId(), fresh, now)
                .chain(() -> audit.record(connection, List.of(event(about, fresh, now, caller))))
                .chain(() -> transmission.transmit(connection, about, caller))
                .chain(sent -> entries.advance(connection, about.campaignId(), refused(fresh, scene, now), caller)
                        .map(moved -> all(sent, moved)))
                .chain(events -> outbox.publish(connection, now, events))
                .replaceWith(counts);
    }

    /** Refusals of who is further already are kept with the answer only. */
    private static List<EntryStep> refused(List<ReceiptLine> fresh, Scene scene, Instant now) {
        Map<String, Object> facts = Map.of("package", scene.about().sequence());
        return fresh.stream()
                .filter(line -> line.result() == ReceiptResult.REFUSED)
                .filter(line -> scene.refused(line)
                        .filter(Outcome.Moves.class::isInstance)
                        .isPresent())
                .map(line -> new EntryStep(
                        scene.entry(line).studentNumber(), EntryState.ISSUER_REFUSED, line.code(), facts, now))
                .toList();
    }

    private static List<OutboxEvent> all(List<OutboxEvent> sent, AdvancedEntries moved) {
        return Stream.concat(sent.stream(), moved.events().stream()).toList();
    }

    private static AuditEvent event(CardPackage about, List<ReceiptLine> fresh, Instant at, Caller caller) {
        long refused = fresh.stream()
                .filter(line -> line.result() == ReceiptResult.REFUSED)
                .count();
        Map<String, Object> details = Map.of("accepted", fresh.size() - refused, "refused", refused);
        String subject = about.campaign() + "/" + about.sequence();
        return AuditEvent.of(at, caller, "CARD_RECEIPT_TAKEN", "CARD_PACKAGE", subject, details);
    }
}
