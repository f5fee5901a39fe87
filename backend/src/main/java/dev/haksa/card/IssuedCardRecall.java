package dev.haksa.card;

import dev.haksa.card.store.KnownCardRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.csv.CsvImportReport.Counts;
import dev.haksa.shared.csv.CsvImportResult;
import dev.haksa.shared.csv.CsvImports;
import dev.haksa.shared.csv.CsvRows;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cards on record, and taking back those that were imported by mistake: they stay on record and count for nothing. */
@ApplicationScoped
public class IssuedCardRecall {
    private static final int LONGEST_REASON = 500;

    private final CsvImports imports;
    private final IssuedCardFile files;
    private final KnownCardRows rows;
    private final CardLooks looks;
    private final AuditTrail audit;
    private final Clock clock;

    IssuedCardRecall(
            CsvImports imports,
            IssuedCardFile files,
            KnownCardRows rows,
            CardLooks looks,
            AuditTrail audit,
            Clock clock) {
        this.imports = imports;
        this.files = files;
        this.rows = rows;
        this.looks = looks;
        this.audit = audit;
        this.clock = clock;
    }

    /** A page of cards, in the order in which they were recorded; whom it showed stands in the audit trail. */
    public Uni<Page<KnownCard>> list(KnownCardFilter filter, Paging paging, Caller caller) {
        return rows.list(filter, paging).call(page -> looks.page("issued", filter.told(), students(page), caller));
    }

    private static List<String> students(Page<KnownCard> page) {
        return page.items().stream().map(KnownCard::studentNumber).distinct().toList();
    }

    /**
     * Takes back the cards that a file names, as a rule the very file that was imported. What was taken back before changes
     * nothing; what a campaign issued, or is on no record, is a mistake of its row.
     *
     * @param reason in the caller's words; 400 when it is missing or longer than 500 characters
     */
    public Uni<CsvImportResult> run(IssuedCardFile.Upload upload, @Nullable String reason) {
        String why = required(reason);
        return files.read(upload)
                .chain(read -> imports.run(
                        upload.order(),
                        read,
                        this::check,
                        (connection, good) -> takeBack(connection, good.values(), why, upload.caller())));
    }

    private static String required(@Nullable String reason) {
        String why = reason == null ? "" : reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw ProblemException.invalid("CARD_RECALL_REASON", "?reason", Map.of("longest", LONGEST_REASON));
        }
        return why;
    }

    private Uni<CsvRows<IssuedCard>> check(SqlConnection connection, CsvRows<IssuedCard> read) {
        return rows.imported(connection, read.values()).map(known -> checked(read, byKey(known)));
    }

    private static CsvRows<IssuedCard> checked(CsvRows<IssuedCard> read, Map<String, KnownCard> known) {
        Predicate<IssuedCard> isKnown = card -> known.containsKey(card.key());
        Predicate<IssuedCard> wasImported = card -> imported(known.get(card.key()));
        Function<IssuedCard, String> day = card -> card.issuedOn().toString();
        return read.require(isKnown, "issuedOn", day, "CARD_NOT_ON_RECORD")
                .require(wasImported, "issuedOn", day, "CARD_OF_A_CAMPAIGN");
    }

    private static boolean imported(@Nullable KnownCard card) {
        return card != null && card.source() == CardSource.IMPORT;
    }

    static Map<String, KnownCard> byKey(List<KnownCard> known) {
        return known.stream()
                .collect(Collectors.toMap(card -> card.studentNumber() + " " + card.issuedOn(), card -> card));
    }

    private Uni<Counts> takeBack(SqlConnection connection, List<IssuedCard> cards, String reason, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return rows.takeBack(connection, cards, reason, now, caller)
                .call(numbers -> audit.record(connection, List.of(event(numbers, reason, now, caller))))
                .map(numbers -> new Counts(0, numbers.size(), cards.size() - numbers.size()));
    }

    private static AuditEvent event(List<String> numbers, String reason, Instant now, Caller caller) {
        return new AuditEvent(
                now,
                caller,
                "STUDENT_CARDS_TAKEN_BACK",
                "STUDENT_CARD",
                "*",
                reason,
                Map.of("studentNumbers", List.copyOf(numbers)));
    }
}
