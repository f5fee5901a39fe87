package dev.haksa.privacy.store;

import dev.haksa.privacy.DisclosedStudent;
import dev.haksa.privacy.Disclosure;
import dev.haksa.privacy.Disclosure.Revocation;
import dev.haksa.privacy.DisclosureCapacity;
import dev.haksa.privacy.DisclosureDownload;
import dev.haksa.privacy.DisclosureState;
import dev.haksa.privacy.Province;
import dev.haksa.privacy.Sex;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tables of disclosure, and the one query of what is told. */
@ApplicationScoped
public class DisclosureRows {
    private static final String COLUMNS = """
            id, student_number, capacity, department_id, purpose, pledge_document_id, state, requested_at,
            decided_by_name, decided_at, reason, expires_at, revoked_at, revoked_by_name, revocation, version
            """;
    private static final String FIND = "select " + COLUMNS + " from disclosure where id = $1";
    private static final String INSERT = """
            insert into disclosure (student_number, capacity, department_id, purpose, pledge_document_id, requested_at)
            values ($1, $2, $3, $4, $5, $6) returning\s""" + COLUMNS;
    private static final String DECIDE = """
            update disclosure
               set state = $2, decided_by = $3, decided_by_name = $4, decided_at = $5, reason = $6, expires_at = $7,
                   version = version + 1
             where id = $1 returning\s""" + COLUMNS;
    private static final String REVOKE = """
            update disclosure
               set state = 'REVOKED', revoked_at = $2, revoked_by = $3, revoked_by_name = $4, revocation = $5,
                   version = version + 1
             where id = $1 returning\s""" + COLUMNS;
    /** Current students who did not object; exactly the fields of article 55 (1) 2. */
    private static final String STUDENTS = """
            select department.name_ko as department, s.name, p.sex, p.province, p.mobile, contact.email
              from student s
              join program on program.id = s.program_id
              join department on department.id = program.department_id
              left join student_particulars p on p.student_number = s.student_number
              left join student_contact contact on contact.student_number = s.student_number
             where s.state = 'ENROLLED' and p.objected_at is null
               and ($1::int is null or department.id = $1)
             order by department.name_ko, s.name, s.student_number
            """;

    private static final String NOTE = """
            insert into disclosure_download (disclosure_id, at, by_id, by_name, format, students)
            values ($1, $2, $3, $4, $5, $6)
            """;
    private static final Listing.SortKey LATEST_FIRST = new Listing.SortKey("id", "id", false, true, "id");

    private final Pool pool;

    DisclosureRows(Pool pool) {
        this.pool = pool;
    }

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** A request; 404 when there is none. */
    public Uni<Disclosure> find(int id) {
        return find(pool, id, "");
    }

    /** The same, which nobody else changes until the transaction ends. */
    public Uni<Disclosure> lock(SqlConnection connection, int id) {
        return find(connection, id, " for update");
    }

    /** Requests, the latest first; of one student, or in one state. */
    public Uni<Page<Disclosure>> list(@Nullable String studentNumber, @Nullable DisclosureState state, Paging paging) {
        Listing listing = new Listing(COLUMNS, "disclosure", LATEST_FIRST);
        if (studentNumber != null) {
            listing.where("student_number = ?", studentNumber);
        }
        if (state != null) {
            listing.where("state = ?", state.name());
        }
        return listing.page(pool, paging).map(page -> page.map(DisclosureRows::disclosure));
    }

    /** Writes a new request; its id is given here. */
    public Uni<Disclosure> insert(SqlConnection connection, Disclosure wanted) {
        Tuple values = Tuple.tuple()
                .addValue(wanted.studentNumber())
                .addValue(wanted.capacity().name())
                .addValue(wanted.departmentId())
                .addValue(wanted.purpose())
                .addValue(wanted.pledgeDocumentId())
                .addValue(wanted.requestedAt().atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(INSERT).execute(values).map(DisclosureRows::one);
    }

    /** Writes a decision. */
    public Uni<Disclosure> decide(
            SqlConnection connection, int id, Caller caller, Instant at, String reason, @Nullable Instant expiresAt) {
        Tuple values = Tuple.tuple()
                .addValue(id)
                .addValue((expiresAt == null ? DisclosureState.REFUSED : DisclosureState.GRANTED).name())
                .addValue(caller.id())
                .addValue(caller.name())
                .addValue(at.atOffset(ZoneOffset.UTC))
                .addValue(reason)
                .addValue(expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(DECIDE).execute(values).map(DisclosureRows::one);
    }

    /** Takes a grant back. */
    public Uni<Disclosure> revoke(SqlConnection connection, int id, Caller caller, Instant at, String reason) {
        return connection
                .preparedQuery(REVOKE)
                .execute(Tuple.of(id, at.atOffset(ZoneOffset.UTC), caller.id(), caller.name(), reason))
                .map(DisclosureRows::one);
    }

    /** What is told: of a department or, with null, of all. */
    public Uni<List<DisclosedStudent>> students(SqlClient client, @Nullable Integer departmentId) {
        return client.preparedQuery(STUDENTS)
                .execute(Tuple.tuple().addValue(departmentId))
                .map(rows -> ResidentNumberRows.list(rows).stream()
                        .map(DisclosureRows::student)
                        .toList());
    }

    /** Notes a look. */
    public Uni<Void> note(
            SqlConnection connection, int disclosureId, Caller caller, Instant at, String format, int students) {
        return connection
                .preparedQuery(NOTE)
                .execute(Tuple.of(
                        disclosureId, at.atOffset(ZoneOffset.UTC), caller.id(), caller.name(), format, students))
                .replaceWithVoid();
    }

    /** Looks at what a request disclosed, the latest first. */
    public Uni<Page<DisclosureDownload>> downloads(int disclosureId, Paging paging) {
        return new Listing("id, at, by_name, format, students", "disclosure_download", LATEST_FIRST)
                .where("disclosure_id = ?", disclosureId)
                .page(pool, paging)
                .map(page -> page.map(DisclosureRows::download));
    }

    private static Uni<Disclosure> find(SqlClient client, int id, String lock) {
        return client.preparedQuery(FIND + lock).execute(Tuple.of(id)).map(rows -> {
            if (rows.size() == 0) {
                throw ProblemException.notFound("disclosure", id);
            }
            return one(rows);
        });
    }

    private static Disclosure one(RowSet<Row> rows) {
        return disclosure(rows.iterator().next());
    }

    private static Disclosure disclosure(Row row) {
        return new Disclosure(
                row.getInteger("id"),
                row.getString("student_number"),
                DisclosureCapacity.valueOf(row.getString("capacity")),
                row.getInteger("department_id"),
                row.getString("purpose"),
                row.getUUID("pledge_document_id"),
                DisclosureState.valueOf(row.getString("state")),
                row.getOffsetDateTime("requested_at").toInstant(),
                row.getString("decided_by_name"),
                instant(row.getOffsetDateTime("decided_at")),
                row.getString("reason"),
                instant(row.getOffsetDateTime("expires_at")),
                revocation(row),
                row.getInteger("version"));
    }

    private static @Nullable Revocation revocation(Row row) {
        Instant at = instant(row.getOffsetDateTime("revoked_at"));
        return at == null ? null : new Revocation(at, row.getString("revoked_by_name"), row.getString("revocation"));
    }

    private static DisclosedStudent student(Row row) {
        @Nullable String sex = row.getString("sex");
        @Nullable String province = row.getString("province");
        return new DisclosedStudent(
                row.getString("department"),
                row.getString("name"),
                sex == null ? null : Sex.valueOf(sex),
                province == null ? null : Province.valueOf(province),
                row.getString("mobile"),
                row.getString("email"));
    }

    private static DisclosureDownload download(Row row) {
        return new DisclosureDownload(
                row.getInteger("id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("by_name"),
                row.getString("format"),
                row.getInteger("students"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
