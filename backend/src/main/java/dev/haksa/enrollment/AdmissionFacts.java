package dev.haksa.enrollment;

import dev.haksa.calendar.AcademicWindow;
import dev.haksa.catalog.SectionFacts;
import dev.haksa.enrollment.domain.Candidate;
import dev.haksa.enrollment.domain.Registration;
import dev.haksa.enrollment.store.RegistrationRow;
import dev.haksa.enrollment.store.SeatRow;
import dev.haksa.student.Recognised;
import dev.haksa.student.StudentStanding;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that was loaded for a batch.
 *
 * @param held registrations by student; of the terms that the batch is about
 * @param attempted pairs of student and course number with a grade on record
 * @param advised pairs of student and term with guidance on record
 */
record AdmissionFacts(
        Map<Integer, SeatRow> seats,
        Map<String, StudentStanding> students,
        Map<String, List<RegistrationRow>> held,
        Map<Integer, SectionFacts> sections,
        Map<Integer, List<AcademicWindow>> windows,
        Set<Recognised> attempted,
        Set<Recognised> recognised,
        Map<Integer, Set<String>> advised) {

    /** What the rules need about one request; null when its student or section does not exist. */
    @Nullable
    Candidate candidate(AdmissionRequest request) {
        StudentStanding student = students.get(request.studentNumber());
        SeatRow seat = seats.get(request.sectionId());
        SectionFacts section = sections.get(request.sectionId());
        if (student == null || seat == null || section == null) {
            return null;
        }
        List<RegistrationRow> rows = held.getOrDefault(request.studentNumber(), List.of());
        Recognised pair = new Recognised(request.studentNumber(), section.courseNumber());
        return new Candidate(
                request.action(),
                request.arrivedAt(),
                student,
                advised.getOrDefault(seat.termId(), Set.of()).contains(request.studentNumber()),
                section,
                seat.season(),
                windows.getOrDefault(seat.termId(), List.of()),
                registration(rows, request.sectionId()),
                heldSections(rows, seat.termId()),
                attempted.contains(pair),
                recognised.contains(pair));
    }

    private static @Nullable Registration registration(List<RegistrationRow> rows, int sectionId) {
        for (RegistrationRow row : rows) {
            if (row.registration().sectionId() == sectionId) {
                return row.registration();
            }
        }
        return null;
    }

    private List<SectionFacts> heldSections(List<RegistrationRow> rows, int termId) {
        return rows.stream()
                .map(RegistrationRow::registration)
                .filter(Registration::holdsSeat)
                .map(registration -> sections.get(registration.sectionId()))
                .filter(section -> section != null && section.termId() == termId)
                .collect(Collectors.toList());
    }

    /** Students and course numbers as pairs. */
    static Set<Recognised> pairs(List<dev.haksa.student.PriorAttempt> attempts) {
        Set<Recognised> pairs = new HashSet<>();
        attempts.forEach(attempt -> pairs.add(new Recognised(attempt.studentNumber(), attempt.courseNumber())));
        return pairs;
    }
}
