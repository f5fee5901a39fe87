package dev.haksa.card;

import dev.haksa.card.store.IssuedRows;
import dev.haksa.card.store.KnownCardRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.csv.CsvImportReport.Counts;
import dev.haksa.shared.csv.CsvImportResult;
import dev.haksa.shared.csv.CsvImports;
import dev.haksa.shared.csv.CsvRows;
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
import java.util.Objects;

/** Imports cards of earlier years from CSV, so that whoever has one is sent to the customer centre (안내 3. ※). */
@ApplicationScoped
public class IssuedCardImport {
    private final CsvImports imports;
    private final IssuedCardFile files;
    private final IssuedRows rows;
    private final KnownCardRows known;
    private final AuditTrail audit;
    private final Clock clock;

    IssuedCardImport(
            CsvImports imports,
            IssuedCardFile files,
            IssuedRows rows,
            KnownCardRows known,
            AuditTrail audit,
            Clock clock) {
        this.imports = imports;
        this.files = files;
        this.rows = rows;
        this.known = known;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Imports cards; the same file again changes nothing. A card that is on record with the name of another department is a
     * mistake of its row: it has to be taken back first.
     */
    public Uni<CsvImportResult> run(IssuedCardFile.Upload upload) {
        return files.read(upload)
                .chain(read -> imports.run(
                        upload.order(),
                        read,
                        this::check,
                        (connection, good) -> write(connection, good.values(), upload.caller())));
    }

    private Uni<CsvRows<IssuedCard>> check(SqlConnection connection, CsvRows<IssuedCard> read) {
        LocalDate today = Times.day(clock.instant());
        return rows.students(connection, read.values())
                .map(students -> read.require(
                                card -> !card.issuedOn().isAfter(today),
                                "issuedOn",
                                card -> card.issuedOn().toString(),
                                "CARD_ISSUED_IN_FUTURE")
                        .require(
                                card -> students.contains(card.studentNumber()),
                                "studentNumber",
                                IssuedCard::studentNumber,
                                "CARD_STUDENT_UNKNOWN"))
                .chain(checked -> sameNames(connection, checked));
    }

    private Uni<CsvRows<IssuedCard>> sameNames(SqlConnection connection, CsvRows<IssuedCard> read) {
        return known.of(connection, read.values())
                .map(IssuedCardRecall::byKey)
                .map(cards -> read.require(
                        card -> sameName(card, cards),
                        "departmentName",
                        card -> Objects.requireNonNullElse(card.departmentName(), ""),
                        "CARD_ON_RECORD_OTHERWISE"));
    }

    /** A file that names no department says nothing against the one on record. */
    private static boolean sameName(IssuedCard card, Map<String, KnownCard> cards) {
        KnownCard there = cards.get(card.key());
        return there == null
                || there.voided() != null
                || card.departmentName() == null
                || card.departmentName().equals(there.departmentName());
    }

    private Uni<Counts> write(SqlConnection connection, List<IssuedCard> cards, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return rows.write(connection, cards, now)
                .call(counts -> audit.record(
                        connection,
                        List.of(AuditEvent.of(
                                now,
                                caller,
                                "STUDENT_CARDS_IMPORTED",
                                "STUDENT_CARD",
                                "*",
                                Map.of("created", counts.created(), "unchanged", counts.unchanged())))));
    }
}
