package dev.haksa.enrollment;

import dev.haksa.calendar.AcademicWindow;
import dev.haksa.calendar.Windows;
import dev.haksa.catalog.SectionFacts;
import dev.haksa.enrollment.domain.Reach;
import dev.haksa.enrollment.domain.Seats;
import dev.haksa.enrollment.domain.WaitlistEntry;
import dev.haksa.enrollment.domain.Waitlists;
import dev.haksa.enrollment.store.AdmissionReads;
import dev.haksa.enrollment.store.Applications;
import dev.haksa.enrollment.store.RegistrationRow;
import dev.haksa.enrollment.store.SeatRow;
import dev.haksa.enrollment.store.WaitlistRows;
import dev.haksa.shared.time.Times;
import dev.haksa.student.StudentStanding;
import dev.haksa.student.StudentStandings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
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
    /** So many of each list are locked beforehand; whoever else is needed is found under the locks. */
    private static final int LIKELY = 8;

    private final AdmissionReads reads;
    private final WaitlistRows waitlists;
    private final StudentStandings students;
    private final SectionFactsCache sections;
    private final Windows windows;

    AdmissionLoader(
            AdmissionReads reads,
            WaitlistRows waitlists,
            StudentStandings students,
            SectionFactsCache sections,
            Windows windows) {
        this.reads = reads;
        this.waitlists = waitlists;
        this.students = students;
        this.sections = sections;
        this.windows = windows;
    }

    /** What is to be loaded, and how. */
    private record Order(AdmissionWork work, Reach reach, Applications asked, Instant now) {
        static Order of(AdmissionWork work, Reach reach, Instant now) {
            return new Order(work, reach, work.applications(reach), now);
        }

        Set<Integer> sections() {
            Set<Integer> all = new TreeSet<>(asked.distinctSections());
            all.addAll(work.alone());
            return all;
        }
    }

    /** First trip: everything that is found by the keys of the requests alone. */
    private record Keyed(
            Map<Integer, SeatRow> seats, Map<String, StudentStanding> students, List<RegistrationRow> registrations) {}

    /** Last trip: what needs the term or the course of the sections. */
    private record Related(
            Map<Integer, List<AcademicWindow>> windows,
            Map<String, Set<String>> attempted,
            Map<String, Set<String>> recognised,
            Map<Integer, Set<String>> advised,
            Waitlists waitlists,
            Map<Integer, Integer> due) {}

    /** Whom the work is likely to move beside those who ask; read without locks. */
    Uni<Reach> likelyReach(SqlConnection connection, AdmissionWork work) {
        Set<Integer> mayFree = work.mayFree();
        return mayFree.isEmpty()
                ? Uni.createFrom().item(Reach.of(List.of()))
                : waitlists.heads(connection, mayFree, LIKELY).map(entries -> Reach.of(WaitlistRows.pairs(entries)));
    }

    /** Begins a transaction, locks students and sections, loads the facts. */
    Uni<AdmissionFacts> lock(SqlConnection connection, AdmissionWork work, Reach reach, Instant now) {
        Order order = Order.of(work, reach, now);
        Uni<Map<Integer, SeatRow>> seats = Uni.combine()
                .all()
                .unis(
                        reads.begin(connection),
                        reads.lockStudentTerms(connection, order.asked()),
                        reads.lockSeats(connection, order.sections()))
                .collectFailures()
                .with((begun, locked, rows) -> rows);
        return load(connection, order, seats);
    }

    /** Begins a transaction and loads the facts without locks, for decisions that do not bind. */
    Uni<AdmissionFacts> peek(SqlConnection connection, AdmissionWork work, Reach reach, Instant now) {
        Order order = Order.of(work, reach, now);
        Uni<Map<Integer, SeatRow>> seats = Uni.combine()
                .all()
                .unis(reads.begin(connection), reads.seats(connection, order.sections()))
                .collectFailures()
                .with((begun, rows) -> rows);
        return load(connection, order, seats);
    }

    /**
     * Locks students and sections and loads the facts in a transaction that has begun already.
     *
     * @param away who goes away, and from which day; locked with the others, in the same order
     */
    Uni<AdmissionFacts> lockWithin(
            SqlConnection connection, AdmissionWork work, Reach reach, Map<String, LocalDate> away, Instant now) {
        Order order = Order.of(work, reach, now);
        return reads.lockStudentTerms(connection, order.asked(), away)
                .chain(() -> load(connection, order, reads.lockSeats(connection, order.sections())));
    }

    /** Locks those who go away, when nothing of theirs ends, in a transaction that has begun already. */
    Uni<Void> lockAway(SqlConnection connection, Map<String, LocalDate> away) {
        return reads.lockStudentTerms(connection, new Applications(List.of(), List.of()), away);
    }

    /** Loads the facts without locks in a transaction that has begun already. */
    Uni<AdmissionFacts> peekWithin(SqlConnection connection, AdmissionWork work, Reach reach, Instant now) {
        Order order = Order.of(work, reach, now);
        return load(connection, order, reads.seats(connection, order.sections()));
    }

    private Uni<AdmissionFacts> load(SqlConnection connection, Order order, Uni<Map<Integer, SeatRow>> seats) {
        return Uni.combine()
                .all()
                .unis(
                        seats,
                        students.load(connection, new TreeSet<>(order.asked().students()), Times.day(order.now())),
                        reads.registrations(connection, order.asked()))
                .collectFailures()
                .with(Keyed::new)
                .chain(keyed -> withSections(connection, order, keyed));
    }

    private Uni<AdmissionFacts> withSections(SqlConnection connection, Order order, Keyed keyed) {
        return sections.get(connection, versions(keyed))
                .chain(facts ->
                        related(connection, order, keyed, facts).map(related -> combine(order, keyed, facts, related)));
    }

    private Uni<Related> related(SqlConnection connection, Order order, Keyed keyed, Map<Integer, SectionFacts> facts) {
        Map<Integer, Set<String>> studentsByTerm = new LinkedHashMap<>();
        List<String> pairStudents = new ArrayList<>();
        List<String> pairCourses = new ArrayList<>();
        for (int i = 0; i < order.asked().students().size(); i++) {
            String student = order.asked().students().get(i);
            SectionFacts section = facts.get(order.asked().sections().get(i));
            if (section != null) {
                studentsByTerm
                        .computeIfAbsent(section.termId(), term -> new TreeSet<>())
                        .add(student);
                pairStudents.add(student);
                pairCourses.add(section.courseNumber());
            }
        }
        return Uni.combine()
                .all()
                .unis(
                        windows.load(connection, studentsByTerm.keySet()),
                        students.attempts(connection, pairStudents, pairCourses),
                        students.recognised(connection, pairStudents, pairCourses),
                        advised(connection, studentsByTerm),
                        waitlists(connection, order, keyed),
                        waitlists.due(connection, order.work().released(), order.now()))
                .collectFailures()
                .with((open, attempts, recognised, advised, lists, due) -> new Related(
                        open.stream().collect(Collectors.groupingBy(AcademicWindow::termId)),
                        attempts.stream()
                                .collect(Collectors.groupingBy(
                                        one -> one.studentNumber(),
                                        Collectors.mapping(one -> one.courseNumber(), Collectors.toSet()))),
                        recognised.stream()
                                .collect(Collectors.groupingBy(
                                        one -> one.studentNumber(),
                                        Collectors.mapping(one -> one.courseNumber(), Collectors.toSet()))),
                        advised,
                        lists,
                        due));
    }

    /** Waiting lists are read only when they can matter: the opening minute has none yet. */
    private Uni<Waitlists> waitlists(SqlConnection connection, Order order, Keyed keyed) {
        List<Seats> waitedFor = keyed.seats().values().stream()
                .map(SeatRow::seats)
                .filter(seats -> seats.waiting() > 0)
                .toList();
        boolean moves = order.work().concernsWaitlist();
        List<Integer> lists = waitedFor.stream()
                .filter(seats -> moves || seats.available() > 0)
                .map(Seats::sectionId)
                .toList();
        if (!moves && lists.isEmpty()) {
            return Uni.createFrom().item(Waitlists.NONE);
        }
        Set<String> asking = order.work().requests().stream()
                .map(AdmissionRequest::studentNumber)
                .collect(Collectors.toSet());
        int depth = order.reach().depth();
        return Uni.combine()
                .all()
                .unis(waitlists.heads(connection, lists, depth), waitlists.own(connection, asking))
                .collectFailures()
                .with((heads, own) -> new Waitlists(
                        heads.stream().collect(Collectors.groupingBy(WaitlistEntry::sectionId)),
                        cut(waitedFor, depth),
                        own));
    }

    private static Set<Integer> cut(List<Seats> waitedFor, int depth) {
        return waitedFor.stream()
                .filter(seats -> seats.waiting() > depth)
                .map(Seats::sectionId)
                .collect(Collectors.toSet());
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

    private static AdmissionFacts combine(Order order, Keyed keyed, Map<Integer, SectionFacts> facts, Related related) {
        return new AdmissionFacts(
                order.asked(),
                keyed.seats(),
                keyed.students(),
                keyed.registrations(),
                facts,
                related.windows(),
                related.attempted(),
                related.recognised(),
                related.advised(),
                related.waitlists(),
                related.due());
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
}
