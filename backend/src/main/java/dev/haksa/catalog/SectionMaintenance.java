package dev.haksa.catalog;

import dev.haksa.calendar.AcademicWindow;
import dev.haksa.calendar.WindowKind;
import dev.haksa.calendar.Windows;
import dev.haksa.catalog.domain.ExamSlotRule;
import dev.haksa.catalog.domain.SectionKey;
import dev.haksa.catalog.store.CatalogDatabase;
import dev.haksa.catalog.store.SeatEvents;
import dev.haksa.catalog.store.SectionQueries;
import dev.haksa.catalog.store.SectionWriter;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Academic affairs keeps single sections. */
@ApplicationScoped
public class SectionMaintenance {
    private final CatalogDatabase database;
    private final SectionQueries queries;
    private final SectionWriter writer;
    private final Terms terms;
    private final Windows windows;
    private final AuditTrail audit;
    private final SeatEvents seats;
    private final Clock clock;

    SectionMaintenance(
            CatalogDatabase database,
            SectionQueries queries,
            SectionWriter writer,
            Terms terms,
            Windows windows,
            AuditTrail audit,
            SeatEvents seats,
            Clock clock) {
        this.database = database;
        this.queries = queries;
        this.writer = writer;
        this.terms = terms;
        this.windows = windows;
        this.audit = audit;
        this.seats = seats;
        this.clock = clock;
    }

    /** Adds a section of a course to a term; 404 without term or course, 409 when it exists. */
    public Uni<Section> create(
            String term, String courseNumber, String sectionNumber, CatalogFields.OfSection fields, Caller caller) {
        SectionKey key = new SectionKey(courseNumber, sectionNumber);
        return database.inTransaction(connection -> terms.byCode(connection, term)
                .chain(found -> writer.insert(connection, found.id(), key, fields))
                .chain(id -> queries.byId(connection, id))
                .call(made -> record(connection, caller, "SECTION_CREATED", null, made, null)));
    }

    /**
     * Changes a section. Its seats are locked first, so that nobody enrolls between the look and the change.
     *
     * @return the section as it is now; fails with 404, 428, 412; 409 when the capacity would fall below the enrolled; 422 by article 17 ⑤
     */
    public Uni<Section> change(int id, @Nullable String ifMatch, CatalogFields.OfSection fields, Caller caller) {
        return database.inTransaction(connection -> writer.lockSeats(connection, id)
                .chain(() -> queries.byId(connection, id))
                .invoke(before -> requireCapacity(before, fields.capacity()))
                .call(before -> requireExamRule(connection, before, fields))
                .chain(before -> write(connection, before, ifMatch, fields, caller)));
    }

    private Uni<Section> write(
            SqlConnection connection,
            Section before,
            @Nullable String ifMatch,
            CatalogFields.OfSection fields,
            Caller caller) {
        return writer.update(connection, before.id(), ifMatch, fields)
                .chain(() -> queries.byId(connection, before.id()))
                .call(after -> record(connection, caller, "SECTION_CHANGED", before, after, fields.reason()))
                .call(after -> tellSeats(connection, before, after, caller));
    }

    private Uni<Void> tellSeats(SqlConnection connection, Section before, Section after, Caller caller) {
        if (before.capacity() == after.capacity()) {
            return Uni.createFrom().voidItem();
        }
        return after.rehearsal()
                ? seats.changedInRehearsal(connection, clock.instant(), after.id(), caller.correlationId())
                : seats.changed(connection, clock.instant(), List.of(after.id()), caller.correlationId());
    }

    private static void requireCapacity(Section section, @Nullable Integer capacity) {
        if (capacity != null && capacity < section.enrolled()) {
            throw ProblemException.conflict(
                    "CAPACITY_BELOW_ENROLLED", Map.of("capacity", capacity, "enrolled", section.enrolled()));
        }
    }

    private Uni<Void> requireExamRule(SqlConnection connection, Section section, CatalogFields.OfSection fields) {
        ExamSlot wanted = fields.examSlot();
        if (wanted == null) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        return windows.load(connection, List.of(section.termId()))
                .invoke(all -> {
                    Instant opened = enrollmentOpens(all);
                    List<Violation> violations =
                            ExamSlotRule.check(section.examSlot(), wanted, opened, now, fields.reason());
                    if (!violations.isEmpty()) {
                        throw ProblemException.refused(violations);
                    }
                })
                .replaceWithVoid();
    }

    private static @Nullable Instant enrollmentOpens(List<AcademicWindow> windows) {
        return windows.stream()
                .filter(window -> window.kind() == WindowKind.ENROLLMENT)
                .map(AcademicWindow::opensAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private Uni<Void> record(
            SqlConnection connection,
            Caller caller,
            String action,
            @Nullable Section before,
            Section after,
            @Nullable String reason) {
        Map<String, Object> details =
                before == null ? Map.of("after", shown(after)) : Map.of("before", shown(before), "after", shown(after));
        String subject = String.valueOf(after.id());
        return audit.record(
                connection,
                List.of(new AuditEvent(clock.instant(), caller, action, "SECTION", subject, reason, details)));
    }

    /** What of a section somebody may have to answer for. */
    private static Map<String, Object> shown(Section section) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("title", section.title());
        shown.put("category", section.category().name());
        shown.put("departmentId", section.departmentId());
        shown.put("targetYear", section.targetYear());
        shown.put(
                "classTimes",
                section.classTimes().stream().map(ClassTime::toString).toList());
        shown.put(
                "examSlot",
                section.examSlot() == null ? null : section.examSlot().toString());
        shown.put("capacity", section.capacity());
        shown.put("gradingScheme", section.gradingScheme().name());
        shown.put("practice", section.practice());
        shown.put("professorId", section.professorId());
        shown.values().removeIf(Objects::isNull);
        return shown;
    }
}
