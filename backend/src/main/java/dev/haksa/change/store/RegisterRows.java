package dev.haksa.change.store;

import dev.haksa.change.ChangeKind;
import dev.haksa.change.Channel;
import dev.haksa.change.RegisterCriteria;
import dev.haksa.change.RegisterEntry;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Listing.SortKey;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.student.StudentState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;

/** The register of changes (변동대장, 제43조): lines are only ever added. */
@ApplicationScoped
public class RegisterRows {
    private static final SortKey IN_ORDER = new SortKey("id", "r.id", false, false, "r.id");
    private static final String COLUMNS = """
            r.id, r.change_id, r.kind, r.student_number, r.student_name, r.department_id, r.department_name, r.program_code,
            r.year_level, r.state_before, r.channel, r.receipt_date, r.effective_on, r.reason, r.approved_at, r.approved_by,
            r.on_behalf_of
            """;
    private static final String INSERT = """
            insert into record_change_register (change_id, kind, student_number, student_name, department_id, department_name,
                                                program_code, year_level, state_before, channel, receipt_date, effective_on,
                                                reason, approved_at, approved_by, on_behalf_of, regulation_version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            """;

    private final Pool pool;

    RegisterRows(Pool pool) {
        this.pool = pool;
    }

    /** Adds a line; its number is not its own yet. */
    public Uni<Void> add(SqlConnection connection, RegisterEntry entry, String regulationVersion) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addInteger(entry.changeId())
                        .addString(entry.kind().name())
                        .addString(entry.studentNumber())
                        .addString(entry.studentName())
                        .addInteger(entry.departmentId())
                        .addString(entry.departmentName())
                        .addString(entry.programCode())
                        .addInteger(entry.yearLevel())
                        .addString(entry.stateBefore().name())
                        .addString(entry.channel().name())
                        .addLocalDate(entry.receiptDate())
                        .addLocalDate(entry.effectiveOn())
                        .addString(entry.reason())
                        .addOffsetDateTime(entry.approvedAt().atOffset(ZoneOffset.UTC))
                        .addString(entry.approvedBy())
                        .addString(entry.onBehalfOf())
                        .addString(regulationVersion))
                .replaceWithVoid();
    }

    /** A page of the register in the order in which it was written. */
    public Uni<Page<RegisterEntry>> page(RegisterCriteria criteria, Paging paging) {
        Listing listing = new Listing(COLUMNS, "record_change_register r", IN_ORDER);
        if (criteria.from() != null) {
            listing.where("r.effective_on >= ?", criteria.from());
        }
        if (criteria.until() != null) {
            listing.where("r.effective_on <= ?", criteria.until());
        }
        if (criteria.studentNumber() != null) {
            listing.where("r.student_number = ?", criteria.studentNumber());
        }
        if (!criteria.kinds().isEmpty()) {
            listing.where("r.kind = any(?)", (Object)
                    criteria.kinds().stream().map(Enum::name).toArray(String[]::new));
        }
        if (!criteria.departments().isEmpty()) {
            listing.where(
                    "r.department_id = any(?)", (Object) criteria.departments().toArray(Integer[]::new));
        }
        return listing.page(pool, paging).map(page -> page.map(RegisterRows::entry));
    }

    private static RegisterEntry entry(Row row) {
        return new RegisterEntry(
                row.getInteger("id"),
                row.getInteger("change_id"),
                ChangeKind.valueOf(row.getString("kind")),
                row.getString("student_number"),
                row.getString("student_name"),
                row.getInteger("department_id"),
                row.getString("department_name"),
                row.getString("program_code"),
                row.getInteger("year_level"),
                StudentState.valueOf(row.getString("state_before")),
                Channel.valueOf(row.getString("channel")),
                row.getLocalDate("receipt_date"),
                row.getLocalDate("effective_on"),
                row.getString("reason"),
                row.getOffsetDateTime("approved_at").toInstant(),
                row.getString("approved_by"),
                row.getString("on_behalf_of"));
    }
}
