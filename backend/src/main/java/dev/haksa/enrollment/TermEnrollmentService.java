package dev.haksa.enrollment;

import dev.haksa.catalog.Category;
import dev.haksa.catalog.SectionFacts;
import dev.haksa.catalog.SectionFactsSource;
import dev.haksa.catalog.Term;
import dev.haksa.catalog.Terms;
import dev.haksa.enrollment.domain.EnrollmentRules;
import dev.haksa.enrollment.domain.Registration;
import dev.haksa.enrollment.domain.TermTotals;
import dev.haksa.enrollment.store.EnrollmentQueries;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.student.StudentService;
import dev.haksa.student.StudentStanding;
import dev.haksa.student.StudentStandings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a student has on record in a term, with the totals against the ceiling (제4조②④). */
@ApplicationScoped
public class TermEnrollmentService {
    private final EnrollmentQueries queries;
    private final EnrollmentRegulation regulation;
    private final EnrollmentPeriods periods;
    private final StudentStandings students;
    private final StudentService records;
    private final SectionFactsSource sections;
    private final Terms terms;
    private final Pool pool;

    TermEnrollmentService(
            EnrollmentQueries queries,
            EnrollmentRegulation regulation,
            EnrollmentPeriods periods,
            StudentStandings students,
            StudentService records,
            SectionFactsSource sections,
            Terms terms,
            Pool pool) {
        this.queries = queries;
        this.regulation = regulation;
        this.periods = periods;
        this.students = students;
        this.records = records;
        this.sections = sections;
        this.terms = terms;
        this.pool = pool;
    }

    /** What a student has on record in a term; 404 when student or term do not exist. */
    public Uni<TermEnrollments> ofTerm(String studentNumber, String termCode) {
        return Uni.combine()
                .all()
                .unis(terms.byCode(termCode), records.earnedByCategory(studentNumber))
                .asTuple()
                .chain(known -> pool.withConnection(
                        connection -> ofTerm(connection, studentNumber, known.getItem1(), known.getItem2())));
    }

    /** One enrollment with its section; 404 when the student never held it. */
    public Uni<TermEnrollments.Entry> one(String studentNumber, int sectionId) {
        return pool.withConnection(connection -> queries.one(connection, studentNumber, sectionId)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("enrollment", sectionId))
                .chain(registration -> withSection(connection, studentNumber, registration)));
    }

    /** Makes sure that staff may deal with a student: 404 when not, since even existence is private. */
    public Uni<Void> requireReach(Caller caller, String studentNumber) {
        return pool.withConnection(connection -> standing(connection, studentNumber))
                .invoke(student -> {
                    if (!caller.reaches(student.departmentId())) {
                        throw ProblemException.notFound("student", studentNumber);
                    }
                })
                .replaceWithVoid();
    }

    /** What is known of the student before the enrollments themselves. */
    private record Known(StudentStanding student, Term term, Map<Category, Integer> earned, boolean open) {}

    private Uni<TermEnrollments> ofTerm(
            SqlConnection connection, String studentNumber, Term term, Map<Category, Integer> earned) {
        return standing(connection, studentNumber)
                .chain(student -> periods.isOpen(connection, student, term.id())
                        .map(open -> new Known(student, term, earned, open)))
                .chain(known -> queries.ofTerm(connection, studentNumber, term.id())
                        .chain(registrations -> withSections(connection, known, registrations)));
    }

    private Uni<TermEnrollments> withSections(SqlConnection connection, Known known, List<Registration> registrations) {
        List<Integer> ids = registrations.stream().map(Registration::sectionId).toList();
        return sections.load(connection, ids).map(facts -> summary(known, registrations, facts));
    }

    private TermEnrollments summary(Known known, List<Registration> registrations, Map<Integer, SectionFacts> facts) {
        List<TermEnrollments.Entry> entries = registrations.stream()
                .map(registration -> entry(registration, facts, known.open()))
                .toList();
        List<SectionFacts> held = entries.stream()
                .filter(entry -> entry.registration().holdsSeat())
                .map(TermEnrollments.Entry::section)
                .toList();
        int ceiling = EnrollmentRules.ceiling(known.student(), known.term().season(), regulation.today());
        return new TermEnrollments(known.term(), entries, TermTotals.of(held, ceiling), known.earned());
    }

    private Uni<TermEnrollments.Entry> withSection(
            SqlConnection connection, String studentNumber, Registration registration) {
        return sections.load(connection, List.of(registration.sectionId()))
                .map(facts -> entry(registration, facts, false))
                .chain(entry -> standing(connection, studentNumber)
                        .chain(student -> periods.isOpen(
                                connection, student, entry.section().termId()))
                        .map(open -> new TermEnrollments.Entry(registration, entry.section(), open)));
    }

    private static TermEnrollments.Entry entry(
            Registration registration, Map<Integer, SectionFacts> facts, boolean open) {
        return new TermEnrollments.Entry(
                registration, Objects.requireNonNull(facts.get(registration.sectionId())), open);
    }

    private Uni<StudentStanding> standing(SqlConnection connection, String studentNumber) {
        return students.load(
                        connection,
                        List.of(studentNumber),
                        regulation.today().basis().asOf())
                .map(found -> {
                    StudentStanding student = found.get(studentNumber);
                    if (student == null) {
                        throw ProblemException.notFound("student", studentNumber);
                    }
                    return student;
                });
    }
}
