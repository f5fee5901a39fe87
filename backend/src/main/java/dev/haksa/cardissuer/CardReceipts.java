package dev.haksa.cardissuer;

import dev.haksa.card.AdvancedEntries;
import dev.haksa.card.CardEntries;
import dev.haksa.card.CardEntry;
import dev.haksa.card.EntryState;
import dev.haksa.card.EntryStep;
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
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
    private final CardPackages packages;
    private final PackageRows packageRows;
    private final AnswerRows rows;
    private final CsvImports imports;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    CardReceipts(
            CardEntries entries,
            CardPackages packages,
            PackageRows packageRows,
            AnswerRows rows,
            CsvImports imports,
            AuditTrail audit,
            Outbox outbox,
            Clock clock) {
        this.entries = entries;
        this.packages = packages;
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

    /** The package, its entries, and the students who were not taken off their roster since. */
    private record Scene(CardPackage about, Map<Integer, KnownEntry> entries, Set<String> left) {}

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
        return entries.lockCampaign(connection, receipt.campaign())
                .chain(() -> packageRows.one(connection, receipt.campaign(), receipt.sequence()))
                .invoke(about -> requireHash(about, receipt.packageSha256()))
                .chain(about -> rows.entriesOf(connection, about.campaignId(), about.sequence())
                        .map(known -> new Scene(about, known, Set.of())))
                .chain(scene -> left(connection, scene));
    }

    private static void requireHash(CardPackage about, @Nullable String sha256) {
        CardPackages.requireHash(about, sha256 == null ? CardPackages.content(about).sha256() : sha256);
    }

    private Uni<Scene> left(SqlConnection connection, Scene scene) {
        List<String> students =
                scene.entries().values().stream().map(KnownEntry::studentNumber).toList();
        return entries.of(connection, scene.about().campaignId(), students)
                .map(cards -> cards.stream().map(CardEntry::studentNumber).collect(Collectors.toSet()))
                .map(left -> new Scene(scene.about(), scene.entries(), left));
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

    private static CsvRows<ReceiptLine> withOthers(CsvRows<ReceiptLine> lines, Scene scene) {
        String sha256 = CardPackages.content(scene.about()).sha256();
        Set<Integer> named = lines.values().stream().map(ReceiptLine::number).collect(Collectors.toSet());
        List<CsvRows.Good<ReceiptLine>> all = new ArrayList<>(lines.good());
        scene.entries().keySet().stream()
                .filter(number -> !named.contains(number))
                .sorted()
                .map(number -> new ReceiptLine(sha256, number, ReceiptResult.ACCEPTED, ""))
                .forEach(line -> all.add(new CsvRows.Good<>(0, line)));
        return new CsvRows<>(
                all, lines.mistakes(), lines.total() + all.size() - lines.good().size());
    }

    private static boolean contradicts(ReceiptLine line, Scene scene) {
        KnownEntry entry = Objects.requireNonNull(scene.entries().get(line.number()));
        return entry.receipt() != null
                && (entry.receipt() != line.result() || !entry.receiptCode().equals(line.code()));
    }

    private Uni<Counts> write(SqlConnection connection, CsvRows<ReceiptLine> lines, Scene scene, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<ReceiptLine> fresh = lines.values().stream()
                .filter(line -> Objects.requireNonNull(scene.entries().get(line.number()))
                                .receipt()
                        == null)
                .toList();
        Counts counts = new Counts(fresh.size(), 0, lines.good().size() - fresh.size());
        if (fresh.isEmpty()) {
            return Uni.createFrom().item(counts);
        }
        CardPackage about = scene.about();
        return rows.answer(connection, about.campaignId(), fresh, now)
                .chain(() -> audit.record(connection, List.of(event(about, fresh, now, caller))))
                .chain(() -> packages.transmit(connection, about, caller))
                .chain(sent -> entries.advance(connection, about.campaignId(), refused(fresh, scene, now), caller)
                        .map(moved -> all(sent, moved)))
                .chain(events -> outbox.publish(connection, now, events))
                .replaceWith(counts);
    }

    private static List<EntryStep> refused(List<ReceiptLine> fresh, Scene scene, Instant now) {
        Map<String, Object> facts = Map.of("package", scene.about().sequence());
        return fresh.stream()
                .filter(line -> line.result() == ReceiptResult.REFUSED)
                .filter(line -> scene.left().contains(student(line, scene)))
                .map(line -> new EntryStep(student(line, scene), EntryState.ISSUER_REFUSED, line.code(), facts, now))
                .toList();
    }

    private static String student(ReceiptLine line, Scene scene) {
        return Objects.requireNonNull(scene.entries().get(line.number())).studentNumber();
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
