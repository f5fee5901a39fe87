package dev.haksa.enrollment;

import dev.haksa.calendar.AcademicWindow;
import dev.haksa.calendar.Windows;
import dev.haksa.catalog.SectionFacts;
import dev.haksa.enrollment.store.AdmissionReads;
import dev.haksa.enrollment.store.Applications;
import dev.haksa.enrollment.store.RegistrationRow;
import dev.haksa.enrollment.store.SeatRow;
import dev.haksa.shared.time.Times;
import dev.haksa.student.StudentStanding;
import dev.haksa.student.StudentStandings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Loads what a batch is decided on, in two or three round trips: statements that do not need each other's results
 * travel together, the database runs them in the order given. Locks come first.
 */
@ApplicationScoped
class AdmissionLoader {
    private final AdmissionReads reads;
    private final StudentStandings students;
    private final SectionFactsCache sections;
    private final Windows windows;

    AdmissionLoader(AdmissionReads reads, StudentStandings students, SectionFactsCache sections, Windows windows) {
        this.reads = reads;
        this.students = students;
        this.sections = sections;
        this.windows = windows;
    }

    /** First trip: everything that is found by the keys of the requests alone. */
    private record Keyed(
            Map<Integer, SeatRow> seats, Map<String, StudentStanding> students, List<RegistrationRow> registrations) {}

    /** Last trip: what needs the term or the course of the sections. */
    private record Related(
            Map<Integer, List<AcademicWindow>> windows,
            Set<dev.haksa.student.Recognised> attempted,
            Set<dev.haksa.student.Recognised> recognised,
            Map<Integer, Set<String>> advised) {}

    /** Begins a transaction, locks students and sections, loads the facts. */
    Uni<AdmissionFacts> lock(SqlConnection connection, List<AdmissionRequest> requests, Instant now) {
        Applications asked = asked(requests);
        Uni<Map<Integer, SeatRow>> seats = Uni.combine()
                .all()
                .unis(
                        reads.begin(connection),
                        reads.lockStudentTerms(connection, asked),
                        reads.lockSeats(connection, asked))
                .collectFailures()
                .with((begun, locked, rows) -> rows);
        return load(connection, requests, asked, seats, now);
    }

    /** Begins a transaction and loads the facts without locks, for decisions that do not bind. */
    Uni<AdmissionFacts> peek(SqlConnection connection, List<AdmissionRequest> requests, Instant now) {
        Applications asked = asked(requests);
        Uni<Map<Integer, SeatRow>> seats = Uni.combine()
                .all()
                .unis(reads.begin(connection), reads.seats(connection, asked))
                .collectFailures()
                .with((begun, rows) -> rows);
        return load(connection, requests, asked, seats, now);
    }

    private Uni<AdmissionFacts> load(
            SqlConnection connection,
            List<AdmissionRequest> requests,
            Applications asked,
            Uni<Map<Integer, SeatRow>> seats,
            Instant now) {
        return Uni.combine()
                .all()
                .unis(
                        seats,
                        students.load(connection, new TreeSet<>(asked.students()), Times.day(now)),
                        reads.registrations(connection, asked))
                .collectFailures()
                .with(Keyed::new)
                .chain(keyed -> withSections(connection, requests, keyed));
    }

    private Uni<AdmissionFacts> withSections(SqlConnection connection, List<AdmissionRequest> requests, Keyed keyed) {
        return sections.get(connection, versions(keyed))
                .chain(facts -> related(connection, requests, facts).map(related -> combine(keyed, facts, related)));
    }

    private Uni<Related> related(
            SqlConnection connection, List<AdmissionRequest> requests, Map<Integer, SectionFacts> facts) {
        Map<Integer, Set<String>> studentsByTerm = new LinkedHashMap<>();
        List<String> pairStudents = new ArrayList<>();
        List<String> pairCourses = new ArrayList<>();
        for (AdmissionRequest request : requests) {
            SectionFacts section = facts.get(request.sectionId());
            if (section != null) {
                studentsByTerm
                        .computeIfAbsent(section.termId(), term -> new TreeSet<>())
                        .add(request.studentNumber());
                pairStudents.add(request.studentNumber());
                pairCourses.add(section.courseNumber());
            }
        }
        return Uni.combine()
                .all()
                .unis(
                        windows.load(connection, studentsByTerm.keySet()),
                        students.attempts(connection, pairStudents, pairCourses),
                        students.recognised(connection, pairStudents, pairCourses),
                        advised(connection, studentsByTerm))
                .collectFailures()
                .with((open, attempts, recognised, advised) ->
                        new Related(byTerm(open), AdmissionFacts.pairs(attempts), recognised, advised));
    }

    private Uni<Map<Integer, Set<String>>> advised(SqlConnection connection, Map<Integer, Set<String>> studentsByTerm) {
        Map<Integer, Set<String>> advised = new HashMap<>();
        List<Uni<Void>> terms = new ArrayList<>();
        studentsByTerm.forEach((term, numbers) -> terms.add(students.advised(connection, numbers, term)
                .invoke(found -> advised.put(term, found))
                .replaceWithVoid()));
        return terms.isEmpty()
                ? Uni.createFrom().item(advised)
                : Uni.combine()
                        .all()
                        .unis(terms)
                        .collectFailures()
                        .discardItems()
                        .replaceWith(advised);
    }

    private static AdmissionFacts combine(Keyed keyed, Map<Integer, SectionFacts> facts, Related related) {
        Map<String, List<RegistrationRow>> held =
                keyed.registrations().stream().collect(Collectors.groupingBy(RegistrationRow::studentNumber));
        return new AdmissionFacts(
                keyed.seats(),
                keyed.students(),
                held,
                facts,
                related.windows(),
                related.attempted(),
                related.recognised(),
                related.advised());
    }

    private static Map<Integer, Long> versions(Keyed keyed) {
        Map<Integer, Long> versions = new HashMap<>();
        keyed.seats().forEach((section, row) -> versions.put(section, row.factsVersion()));
        for (RegistrationRow row : keyed.registrations()) {
            if (row.registration().holdsSeat()) {
                versions.put(row.registration().sectionId(), row.factsVersion());
            }
        }
        return versions;
    }

    private static Map<Integer, List<AcademicWindow>> byTerm(List<AcademicWindow> windows) {
        return windows.stream().collect(Collectors.groupingBy(AcademicWindow::termId));
    }

    private static Applications asked(List<AdmissionRequest> requests) {
        return new Applications(
                requests.stream().map(AdmissionRequest::studentNumber).toList(),
                requests.stream().map(AdmissionRequest::sectionId).toList());
    }
}
