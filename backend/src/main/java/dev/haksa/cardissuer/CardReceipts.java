package dev.haksa.cardissuer;

import dev.haksa.card.AdvancedEntries;
import dev.haksa.card.CardEntries;
import dev.haksa.cardissuer.store.AnswerRows;
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
import java.util.List;
import java.util.Map;
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
    private final AnsweredEntries answered;
    private final AnswerRows rows;
    private final CsvImports imports;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    CardReceipts(
            CardEntries entries,
            PackageTransmission transmission,
            PackageRows packageRows,
            AnsweredEntries answered,
            AnswerRows rows,
            CsvImports imports,
            AuditTrail audit,
            Outbox outbox,
            Clock clock) {
        this.entries = entries;
        this.transmission = transmission;
        this.packageRows = packageRows;
        this.answered = answered;
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

    /**
     * Takes a receipt in one transaction; fails with 404 without such a package, 409 while it is not ready, and 400 when the
     * receipt as a whole speaks of another.
     */
    public Uni<CsvImportResult> take(Receipt receipt, Caller caller) {
        return imports.run(
                receipt.order(),
                receipt.lines(),
                (connection, lines) -> reading(connection, receipt)
                        .map(reading -> reading.check(receipt.othersAccepted() ? reading.withOthers(lines) : lines)),
                (connection, lines) ->
                        reading(connection, receipt).chain(reading -> write(connection, lines, reading, caller)));
    }

    private Uni<ReceiptReading> reading(SqlConnection connection, Receipt receipt) {
        LocalDate today = Times.day(clock.instant());
        return entries.lockCampaign(connection, receipt.campaign())
                .chain(campaign -> packageRows
                        .one(connection, receipt.campaign(), receipt.sequence())
                        .invoke(about -> PackageTransmission.requireNotOver(campaign, about)))
                .invoke(about -> requireHash(about, receipt.packageSha256()))
                .chain(about -> answered.of(connection, about).map(known -> new ReceiptReading(about, known, today)));
    }

    private static void requireHash(CardPackage about, @Nullable String sha256) {
        CardPackages.requireHash(about, sha256 == null ? CardPackages.sha256(about) : sha256);
    }

    private Uni<Counts> write(
            SqlConnection connection, CsvRows<ReceiptLine> lines, ReceiptReading reading, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<ReceiptLine> fresh = reading.fresh(lines);
        Counts counts = new Counts(fresh.size(), 0, lines.good().size() - fresh.size());
        if (fresh.isEmpty()) {
            return Uni.createFrom().item(counts);
        }
        CardPackage about = reading.about();
        return rows.answer(connection, about.campaignId(), fresh, now)
                .chain(() -> audit.record(connection, List.of(event(about, fresh, now, caller))))
                .chain(() -> transmission.transmit(connection, about, caller))
                .chain(sent -> entries.advance(connection, about.campaignId(), reading.refusals(fresh, now), caller)
                        .map(moved -> all(sent, moved)))
                .chain(events -> outbox.publish(connection, now, events))
                .replaceWith(counts);
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
