package dev.haksa.enrollment;

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
    private final StudentStandings students;
    private final SectionFactsSource sections;
    private final Terms terms;
    private final Pool pool;

    TermEnrollmentService(
            EnrollmentQueries queries,
            EnrollmentRegulation regulation,
            StudentStandings students,
            SectionFactsSource sections,
            Terms terms,
            Pool pool) {
        this.queries = queries;
        this.regulation = regulation;
        this.students = students;
        this.sections = sections;
        this.terms = terms;
        this.pool = pool;
    }

    /** What a student has on record in a term; 404 when student or term do not exist. */
    public Uni<TermEnrollments> ofTerm(String studentNumber, String termCode) {
        return terms.byCode(termCode)
                .chain(term -> pool.withConnection(connection -> ofTerm(connection, studentNumber, term)));
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

    private Uni<TermEnrollments> ofTerm(SqlConnection connection, String studentNumber, Term term) {
        return standing(connection, studentNumber)
                .chain(student -> queries.ofTerm(connection, studentNumber, term.id())
                        .chain(registrations -> withSections(connection, student, term, registrations)));
    }

    private Uni<TermEnrollments> withSections(
            SqlConnection connection, StudentStanding student, Term term, List<Registration> registrations) {
        List<Integer> ids = registrations.stream().map(Registration::sectionId).toList();
        return sections.load(connection, ids).map(facts -> summary(student, term, registrations, facts));
    }

    private TermEnrollments summary(
            StudentStanding student, Term term, List<Registration> registrations, Map<Integer, SectionFacts> facts) {
        List<TermEnrollments.Entry> entries = registrations.stream()
                .map(registration -> new TermEnrollments.Entry(
                        registration, Objects.requireNonNull(facts.get(registration.sectionId()))))
                .toList();
        List<SectionFacts> held = entries.stream()
                .filter(entry -> entry.registration().holdsSeat())
                .map(TermEnrollments.Entry::section)
                .toList();
        int ceiling = EnrollmentRules.ceiling(student, term.season(), regulation.today());
        return new TermEnrollments(term, entries, TermTotals.of(held, ceiling));
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
