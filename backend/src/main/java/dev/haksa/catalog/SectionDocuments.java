package dev.haksa.catalog;

import dev.haksa.calendar.Windows;
import dev.haksa.catalog.WrittenDocument.Outcome;
import dev.haksa.catalog.domain.DocumentPeriodRule;
import dev.haksa.catalog.domain.SyllabusCheck;
import dev.haksa.catalog.store.CatalogDatabase;
import dev.haksa.catalog.store.DocumentStore;
import dev.haksa.catalog.store.DocumentStore.Kept;
import dev.haksa.catalog.store.DocumentStore.Slot;
import dev.haksa.catalog.store.SectionQueries;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.Representations;
import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Syllabuses (article 8) and course plans (article 7) of sections. */
@ApplicationScoped
public class SectionDocuments {
    private final CatalogDatabase database;
    private final SectionQueries queries;
    private final DocumentStore store;
    private final Terms terms;
    private final Windows windows;
    private final AuditTrail audit;
    private final Clock clock;

    SectionDocuments(
            CatalogDatabase database,
            SectionQueries queries,
            DocumentStore store,
            Terms terms,
            Windows windows,
            AuditTrail audit,
            Clock clock) {
        this.database = database;
        this.queries = queries;
        this.store = store;
        this.terms = terms;
        this.windows = windows;
        this.audit = audit;
        this.clock = clock;
    }

    /** The syllabus of a section; 404 while there is none. */
    public Uni<SectionDocument<Syllabus>> syllabus(int sectionId) {
        return database.reading(connection ->
                queries.byId(connection, sectionId).chain(section -> find(connection, section, Syllabus.class)));
    }

    /** The course plan of a section; 404 while there is none, and for callers who may not read it. */
    public Uni<SectionDocument<CoursePlan>> coursePlan(int sectionId, Caller caller) {
        return database.reading(connection -> queries.byId(connection, sectionId)
                .invoke(section -> requireReader(section, caller))
                .chain(section -> find(connection, section, CoursePlan.class)));
    }

    /**
     * Writes what there is to say about a section, in the place of what was there.
     *
     * @return the document as it is now, or would be after a dry run; fails with 400; 403 (404 for course plans) for
     *     another professor; 422 outside the window and once the term has started; 428 or 412 when the client has not
     *     seen what is there, or another was faster
     */
    public <T extends SectionContent> Uni<WrittenDocument<T>> write(
            int sectionId, Class<T> type, T content, DocumentWrite how, Caller caller) {
        requireSound(content);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Draft<T> draft = new Draft<>(type, content, how, caller, now);
        return database.inTransaction(connection -> queries.byId(connection, sectionId)
                .invoke(section -> requireAuthor(section, draft))
                .call(section -> requirePeriod(connection, section, draft))
                .chain(section -> save(connection, section, draft)));
    }

    private record Draft<T extends SectionContent>(
            Class<T> type, T content, DocumentWrite how, Caller caller, Instant now) {
        DocumentKind kind() {
            return DocumentKind.of(type);
        }
    }

    private <T extends SectionContent> Uni<SectionDocument<T>> find(
            SqlConnection connection, Section section, Class<T> type) {
        return store.find(connection, section.id(), type)
                .map(kept -> new SectionDocument<>(section, kept.content(), kept.updatedAt(), kept.version()));
    }

    private static void requireSound(SectionContent content) {
        List<InputViolation> mistakes =
                content instanceof Syllabus syllabus ? SyllabusCheck.check(syllabus) : List.of();
        if (!mistakes.isEmpty()) {
            throw ProblemException.invalid(mistakes, null);
        }
    }

    private static void requireReader(Section section, Caller caller) {
        boolean department =
                caller.isDepartmental() && section.departmentId() != null && caller.reaches(section.departmentId());
        if (!isTaughtBy(section, caller) && !caller.has(Roles.ACADEMIC_AFFAIRS) && !department) {
            throw ProblemException.notFound("coursePlan", section.id());
        }
    }

    private static void requireAuthor(Section section, Draft<?> draft) {
        if (isTaughtBy(section, draft.caller())) {
            return;
        }
        if (!draft.caller().has(Roles.ACADEMIC_AFFAIRS)) {
            throw draft.kind() == DocumentKind.COURSE_PLAN
                    ? ProblemException.notFound("coursePlan", section.id())
                    : new ProblemException(ProblemType.FORBIDDEN, Map.of());
        }
        String reason = draft.how().reason();
        if (reason == null || reason.isBlank()) {
            throw ProblemException.invalid("REASON_REQUIRED", "?reason", Map.of());
        }
    }

    private static boolean isTaughtBy(Section section, Caller caller) {
        return caller.has(Roles.PROFESSOR) && caller.id().equals(section.professorId());
    }

    private Uni<Void> requirePeriod(SqlConnection connection, Section section, Draft<?> draft) {
        return terms.byId(connection, section.termId())
                .chain(term -> violations(connection, section, term, draft))
                .invoke(violations -> {
                    if (!violations.isEmpty()) {
                        throw ProblemException.refused(violations);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<List<Violation>> violations(SqlConnection connection, Section section, Term term, Draft<?> draft) {
        return windows.load(connection, List.of(term.id()))
                .map(all -> DocumentPeriodRule.check(
                        draft.kind(), term.startsOn(), section.departmentId(), all, draft.now()));
    }

    private <T extends SectionContent> Uni<WrittenDocument<T>> save(
            SqlConnection connection, Section section, Draft<T> draft) {
        return store.lock(connection, section.id(), draft.type())
                .invoke(slot -> requireSeen(slot, draft.how()))
                .call(slot -> draft.how().dryRun()
                        ? Uni.createFrom().voidItem()
                        : keep(connection, section.id(), slot, draft))
                .map(slot -> written(section, slot, draft));
    }

    private static void requireSeen(Slot<?> slot, DocumentWrite how) {
        Kept<?> kept = slot.kept();
        boolean meansToCreate =
                how.ifNoneMatch() != null && how.ifNoneMatch().strip().equals("*");
        if (kept == null && how.ifMatch() != null) {
            throw stale(how.ifMatch(), "–");
        }
        if (kept != null && meansToCreate) {
            throw stale("–", String.valueOf(kept.version()));
        }
        if (kept != null) {
            Representations.requireMatch(how.ifMatch(), kept.version());
        }
    }

    private static ProblemException stale(String sent, String current) {
        return new ProblemException(ProblemType.STALE_VERSION, Map.of("sent", sent, "current", current));
    }

    private <T extends SectionContent> Uni<Void> keep(
            SqlConnection connection, int sectionId, Slot<T> slot, Draft<T> draft) {
        return (slot.kept() == null
                        ? store.insert(
                                connection,
                                sectionId,
                                draft.content(),
                                draft.now(),
                                draft.caller().id())
                        : store.update(
                                connection,
                                sectionId,
                                draft.content(),
                                draft.now(),
                                draft.caller().id()))
                .chain(() -> record(connection, sectionId, slot, draft));
    }

    private Uni<Void> record(SqlConnection connection, int sectionId, Slot<?> slot, Draft<?> draft) {
        String kind = draft.kind().name();
        return audit.record(
                connection,
                List.of(new AuditEvent(
                        draft.now(),
                        draft.caller(),
                        kind + (slot.kept() == null ? "_CREATED" : "_CHANGED"),
                        kind,
                        String.valueOf(sectionId),
                        draft.how().reason(),
                        store.difference(slot, draft.content()))));
    }

    private static <T extends SectionContent> WrittenDocument<T> written(
            Section section, Slot<T> slot, Draft<T> draft) {
        Kept<T> kept = slot.kept();
        int version = kept == null ? 0 : kept.version() + 1;
        Outcome outcome = kept == null ? Outcome.CREATED : Outcome.CHANGED;
        return new WrittenDocument<>(
                new SectionDocument<>(section, draft.content(), draft.now(), version),
                draft.how().dryRun() ? Outcome.DRY_RUN : outcome);
    }
}
