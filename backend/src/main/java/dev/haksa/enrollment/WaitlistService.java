package dev.haksa.enrollment;

import dev.haksa.catalog.SectionFacts;
import dev.haksa.catalog.SectionFactsSource;
import dev.haksa.catalog.Term;
import dev.haksa.catalog.Terms;
import dev.haksa.enrollment.store.WaitlistQueries;
import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is on record about waiting lists; {@link EnrollmentService} joins and leaves them. */
@ApplicationScoped
public class WaitlistService {
    private final WaitlistQueries queries;
    private final SectionFactsSource sections;
    private final Terms terms;
    private final Pool pool;

    WaitlistService(WaitlistQueries queries, SectionFactsSource sections, Terms terms, Pool pool) {
        this.queries = queries;
        this.sections = sections;
        this.terms = terms;
        this.pool = pool;
    }

    /** A place with its section. */
    public record Entry(WaitlistRecord record, SectionFacts section) {}

    /** A student's places in a term. */
    public record OfTerm(Term term, List<Entry> entries) {}

    /** A student's places in a term, those that ended too; 404 when there is no such term. */
    public Uni<OfTerm> ofTerm(String studentNumber, String termCode) {
        return pool.withConnection(connection -> terms.byCode(connection, termCode)
                .chain(term -> queries.ofTerm(connection, studentNumber, term.id())
                        .chain(records -> withSections(connection, records))
                        .map(entries -> new OfTerm(term, entries))));
    }

    /** A student's place on one list; 404 when there never was one. */
    public Uni<Entry> one(String studentNumber, int sectionId) {
        return pool.withConnection(connection -> queries.one(connection, studentNumber, sectionId)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("waitlistEntry", sectionId))
                .chain(record -> withSections(connection, List.of(record)))
                .map(List::getFirst));
    }

    /**
     * Those who wait for a section, in order.
     *
     * @param after only places behind this number; 0 for all
     */
    public Uni<List<WaitlistRecord>> ofSection(int sectionId, long after, int limit) {
        return queries.ofSection(pool, sectionId, after, limit);
    }

    private Uni<List<Entry>> withSections(SqlConnection connection, List<WaitlistRecord> records) {
        return sections.load(
                        connection,
                        records.stream().map(WaitlistRecord::sectionId).toList())
                .map(facts -> entries(records, facts));
    }

    private static List<Entry> entries(List<WaitlistRecord> records, Map<Integer, SectionFacts> facts) {
        return records.stream()
                .map(record -> new Entry(record, Objects.requireNonNull(facts.get(record.sectionId()))))
                .toList();
    }
}
