package dev.haksa.cardissuer;

import dev.haksa.card.CardRefusal;
import dev.haksa.card.EntryState;
import dev.haksa.card.EntryStep;
import dev.haksa.card.RefusalSource;
import dev.haksa.cardissuer.AnsweredEntries.Known;
import dev.haksa.cardissuer.domain.CardPath;
import dev.haksa.cardissuer.domain.CardPath.Outcome;
import dev.haksa.cardissuer.domain.CardPath.Told;
import dev.haksa.cardissuer.store.AnswerRows.KnownEntry;
import dev.haksa.shared.csv.CsvRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the lines of a receipt against what is known of the package's entries.
 *
 * @param about the package
 * @param today the day on which the receipt is read
 */
record ReceiptReading(CardPackage about, Known known, LocalDate today) {
    /** Lines that are right; each mistake is told of its line. */
    CsvRows<ReceiptLine> check(CsvRows<ReceiptLine> lines) {
        String sha256 = CardPackages.sha256(about);
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
                        line -> known.entries().containsKey(line.number()),
                        "entryNumber",
                        ReceiptLine::key,
                        "CARD_UNKNOWN_ENTRY")
                .require(
                        line -> line.equals(first.get(line.number())) && !contradicts(line),
                        "result",
                        line -> line.result().name(),
                        "CARD_RECEIPT_CONTRADICTS")
                .unique(ReceiptLine::number, "entryNumber");
    }

    /** With a line for each entry that is not named: it is accepted. What was refused in an earlier receipt stays refused. */
    CsvRows<ReceiptLine> withOthers(CsvRows<ReceiptLine> lines) {
        String sha256 = CardPackages.sha256(about);
        Set<Integer> answered = lines.values().stream().map(ReceiptLine::number).collect(Collectors.toSet());
        List<CsvRows.Good<ReceiptLine>> all = new ArrayList<>(lines.good());
        known.entries().values().stream()
                .filter(entry -> entry.receipt() != ReceiptResult.REFUSED)
                .map(KnownEntry::number)
                .filter(number -> !answered.contains(number))
                .sorted()
                .map(number -> new ReceiptLine(sha256, number, ReceiptResult.ACCEPTED, ""))
                .forEach(line -> all.add(new CsvRows.Good<>(0, line)));
        return new CsvRows<>(
                all, lines.mistakes(), lines.total() + all.size() - lines.good().size());
    }

    /** Lines that answer an entry for the first time. */
    List<ReceiptLine> fresh(CsvRows<ReceiptLine> lines) {
        return lines.values().stream()
                .filter(line -> entry(line).receipt() == null)
                .toList();
    }

    /** What refusals do to entries; those of who is further already are kept with the answer only. */
    List<EntryStep> refusals(List<ReceiptLine> fresh, Instant now) {
        return fresh.stream()
                .filter(line -> line.result() == ReceiptResult.REFUSED)
                .filter(line ->
                        refused(line).filter(Outcome.Moves.class::isInstance).isPresent())
                .map(line -> EntryStep.refused(
                        entry(line).studentNumber(), new CardRefusal(line.code(), today, RefusalSource.RECEIPT), now))
                .toList();
    }

    /** Another answer than before, or a refusal of what was reported as sent out already. */
    private boolean contradicts(ReceiptLine line) {
        KnownEntry entry = entry(line);
        if (entry.receipt() != null) {
            return entry.receipt() != line.result() || !entry.receiptCode().equals(line.code());
        }
        return line.result() == ReceiptResult.REFUSED
                && refused(line).filter(Outcome.Contradicts.class::isInstance).isPresent();
    }

    private KnownEntry entry(ReceiptLine line) {
        return known.entry(line.number());
    }

    /** Where a refusal leads; empty for who was taken off. */
    private Optional<Outcome> refused(ReceiptLine line) {
        Told refusal = new Told(EntryState.ISSUER_REFUSED, today, line.code(), false);
        List<Told> told = KnownWords.of(entry(line), known.reportsOn(line.number()));
        return Optional.ofNullable(known.card(line.number()))
                .map(card -> CardPath.of(KnownWords.standing(card), told, refusal));
    }
}
