package dev.haksa.catalog;

import dev.haksa.catalog.store.CatalogColumns;
import dev.haksa.catalog.store.CatalogDatabase;
import dev.haksa.catalog.store.CatalogQueries;
import dev.haksa.catalog.store.TermQueries;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.database.TableWriter;
import dev.haksa.shared.database.TableWriter.RowChange;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Academic affairs keeps departments, programs, courses and terms. Changes answer 404, 428 without {@code ifMatch}, 412
 * when it names another version; keys that exist already answer 409.
 */
@ApplicationScoped
public class CatalogMaintenance {
    private final CatalogDatabase database;
    private final TableWriter tables;
    private final CatalogQueries queries;
    private final TermQueries terms;
    private final AuditTrail audit;
    private final Clock clock;

    CatalogMaintenance(
            CatalogDatabase database,
            TableWriter tables,
            CatalogQueries queries,
            TermQueries terms,
            AuditTrail audit,
            Clock clock) {
        this.database = database;
        this.tables = tables;
        this.queries = queries;
        this.terms = terms;
        this.audit = audit;
        this.clock = clock;
    }

    /** Adds a department. */
    public Uni<Department> createDepartment(CatalogFields.OfDepartment fields, Caller caller) {
        return database.inTransaction(connection -> insert(connection, "department", fields, caller)
                .chain(change -> queries.department(connection, change.id())));
    }

    /** Changes a department. */
    public Uni<Department> changeDepartment(
            int id, @Nullable String ifMatch, CatalogFields.OfDepartment fields, Caller caller) {
        return database.inTransaction(connection -> update(connection, "department", id, ifMatch, fields, caller)
                .chain(() -> queries.department(connection, id)));
    }

    /** Adds a program. */
    public Uni<Program> createProgram(CatalogFields.OfProgram fields, Caller caller) {
        return database.inTransaction(connection -> insert(connection, "program", fields, caller)
                .chain(change -> queries.program(connection, change.id())));
    }

    /** Changes a program. */
    public Uni<Program> changeProgram(int id, @Nullable String ifMatch, CatalogFields.OfProgram fields, Caller caller) {
        return database.inTransaction(connection -> update(connection, "program", id, ifMatch, fields, caller)
                .chain(() -> queries.program(connection, id)));
    }

    /** Adds a course. */
    public Uni<Course> createCourse(String courseNumber, CatalogFields.OfCourse fields, Caller caller) {
        return database.inTransaction(connection ->
                insert(connection, "course", fields, caller).chain(() -> queries.course(connection, courseNumber)));
    }

    /**
     * Changes a course; its number stays. 409 when its credits would change for students who hold one of its sections:
     * their totals were granted with the credits of then (제4조④).
     */
    public Uni<Course> changeCourse(
            String courseNumber, @Nullable String ifMatch, CatalogFields.OfCourse fields, Caller caller) {
        return database.inTransaction(connection -> queries.course(connection, courseNumber)
                .call(course -> requireSameCredits(connection, course, fields.credits()))
                .chain(course -> update(connection, "course", course.id(), ifMatch, fields, caller))
                .chain(() -> queries.course(connection, courseNumber)));
    }

    private Uni<Void> requireSameCredits(SqlConnection connection, Course course, @Nullable Integer credits) {
        if (credits == null || credits == course.credits()) {
            return Uni.createFrom().voidItem();
        }
        return queries.seatsHeld(connection, course.id(), Times.day(clock.instant()))
                .invoke(held -> {
                    if (held > 0) {
                        throw ProblemException.conflict(
                                "COURSE_IS_HELD", Map.of("courseNumber", course.courseNumber(), "enrolled", held));
                    }
                })
                .replaceWithVoid();
    }

    /** Adds a term; 400 when it ends before it starts. */
    public Uni<Term> createTerm(CatalogFields.OfTerm fields, Caller caller) {
        requireSpan(fields.startsOn(), fields.endsOn());
        return database.inTransaction(connection ->
                insert(connection, "term", fields, caller).chain(change -> terms.byId(connection, change.id())));
    }

    /** Changes a term; its code stays; 400 when it would end before it starts. */
    public Uni<Term> changeTerm(String code, @Nullable String ifMatch, CatalogFields.OfTerm fields, Caller caller) {
        return database.inTransaction(connection -> terms.byCode(connection, code)
                .invoke(term -> requireSpan(
                        fields.startsOn() == null ? term.startsOn() : fields.startsOn(),
                        fields.endsOn() == null ? term.endsOn() : fields.endsOn()))
                .chain(term -> update(connection, "term", term.id(), ifMatch, fields, caller))
                .chain(() -> terms.byCode(connection, code)));
    }

    private Uni<RowChange> insert(SqlConnection connection, String table, CatalogFields fields, Caller caller) {
        return tables.insert(connection, table, CatalogColumns.of(fields))
                .call(change -> record(connection, table, "CREATED", change, caller));
    }

    private Uni<RowChange> update(
            SqlConnection connection,
            String table,
            int id,
            @Nullable String ifMatch,
            CatalogFields fields,
            Caller caller) {
        return tables.update(connection, table, id, ifMatch, CatalogColumns.of(fields))
                .call(change -> record(connection, table, "CHANGED", change, caller));
    }

    private Uni<Void> record(SqlConnection connection, String table, String what, RowChange change, Caller caller) {
        String subject = table.toUpperCase(Locale.ROOT);
        return audit.record(
                connection,
                List.of(AuditEvent.of(
                        clock.instant(),
                        caller,
                        subject + "_" + what,
                        subject,
                        String.valueOf(change.id()),
                        change.details())));
    }

    private static void requireSpan(@Nullable LocalDate startsOn, @Nullable LocalDate endsOn) {
        if (startsOn != null && endsOn != null && !endsOn.isAfter(startsOn)) {
            throw ProblemException.invalid("TERM_SPAN", "/endsOn", Map.of("startsOn", startsOn, "endsOn", endsOn));
        }
    }
}
