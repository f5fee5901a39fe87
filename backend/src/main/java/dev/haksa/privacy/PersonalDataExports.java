package dev.haksa.privacy;

import dev.haksa.privacy.store.ExportRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The log of exports: whoever takes personal data away as a file says what for, and it is kept for good. */
@ApplicationScoped
public class PersonalDataExports {
    /** Fewest characters of a purpose. */
    public static final int SHORTEST_PURPOSE = 5;
    /** Most characters of a purpose. */
    public static final int LONGEST_PURPOSE = 300;

    private final ExportRows rows;
    private final AuditTrail audit;
    private final Clock clock;

    PersonalDataExports(ExportRows rows, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The purpose as it was given in the query parameter {@code purpose}, without blanks around it.
     *
     * @throws ProblemException 400 when it is missing or not of 5 to 300 characters
     */
    public static String purpose(@Nullable String given) {
        String purpose = given == null ? "" : given.strip();
        int length = purpose.codePointCount(0, purpose.length());
        if (length < SHORTEST_PURPOSE || length > LONGEST_PURPOSE) {
            throw ProblemException.invalid(
                    "EXPORT_PURPOSE", "?purpose", Map.of("shortest", SHORTEST_PURPOSE, "longest", LONGEST_PURPOSE));
        }
        return purpose;
    }

    /** Notes an export in the transaction that is open on the connection; to be done before the first byte leaves. */
    public Uni<Void> record(SqlConnection connection, Export export) {
        return rows.insert(connection, export);
    }

    /**
     * Notes that a later part of an export leaves: when the same account has begun to take the same selection since an instant,
     * it is marked as the continuation of that one ({@code continues}) and counts nobody again; otherwise it is an export of
     * its own. To be done before the first byte leaves.
     *
     * @param export with the selection alone as criteria
     * @param part which part
     */
    public Uni<Void> proceed(SqlConnection connection, Export export, String part, Instant since) {
        Export marked = export.of(part);
        return rows.begun(connection, export, since)
                .chain(begun -> rows.insert(connection, begun == null ? marked : marked.continuing(begun)));
    }

    /** Exports, the latest first. */
    public Uni<Page<RecordedExport>> list(ExportCriteria criteria, Paging paging) {
        return rows.list(criteria, paging);
    }

    /** All exports that are asked for, page by page, the latest first; that the log was taken is audited before. */
    public Uni<Multi<List<RecordedExport>>> all(ExportCriteria criteria, Caller caller) {
        AuditEvent event = AuditEvent.of(
                clock.instant(),
                caller,
                "PERSONAL_DATA_EXPORTS_EXPORTED",
                "PERSONAL_DATA_EXPORTS",
                Objects.requireNonNullElse(criteria.exporterId(), "all"),
                Map.of("from", Objects.toString(criteria.from(), ""), "until", Objects.toString(criteria.until(), "")));
        return rows.inTransaction(connection -> audit.record(connection, List.of(event)))
                .map(recorded -> pages(criteria));
    }

    private Multi<List<RecordedExport>> pages(ExportCriteria criteria) {
        AtomicReference<String> after = new AtomicReference<>();
        return Multi.createBy()
                .repeating()
                .uni(() -> rows.list(criteria, new Paging(Page.MAX_LIMIT, after.get(), false))
                        .invoke(page -> after.set(page.next())))
                .whilst(page -> page.next() != null)
                .map(Page::items);
    }
}
