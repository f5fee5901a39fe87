package dev.haksa.enrollment;

import dev.haksa.calendar.AcademicWindow;
import dev.haksa.catalog.SectionFacts;
import dev.haksa.catalog.TermCode;
import dev.haksa.enrollment.domain.Applicant;
import dev.haksa.enrollment.domain.Registration;
import dev.haksa.enrollment.domain.RoundFacts;
import dev.haksa.enrollment.domain.StudentTerm;
import dev.haksa.enrollment.domain.Waitlists;
import dev.haksa.enrollment.store.Applications;
import dev.haksa.enrollment.store.RegistrationRow;
import dev.haksa.enrollment.store.SeatRow;
import dev.haksa.student.StudentStanding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that was loaded for a batch, as the tables have it.
 *
 * @param applications students and sections that were locked
 * @param attempted by student: courses with a grade on record
 * @param recognised by student: courses recognised from the former university
 * @param advised by term: students with guidance on record
 * @param due by section: withheld seats whose time has come
 */
record AdmissionFacts(
        Applications applications,
        Map<Integer, SeatRow> seats,
        Map<String, StudentStanding> students,
        List<RegistrationRow> registrations,
        Map<Integer, SectionFacts> sections,
        Map<Integer, List<AcademicWindow>> windows,
        Map<String, Set<String>> attempted,
        Map<String, Set<String>> recognised,
        Map<Integer, Set<String>> advised,
        Waitlists waitlists,
        Map<Integer, Integer> due) {

    /** Withheld seats of a section whose time has come. */
    int due(int sectionId) {
        return due.getOrDefault(sectionId, 0);
    }

    /** The answer when student or section do not exist; null when all do. */
    @Nullable
    AdmissionResult unknown(AdmissionRequest request) {
        if (!students.containsKey(request.studentNumber())) {
            return new AdmissionResult.UnknownStudent(request.studentNumber());
        }
        for (int section : request.command().wanted()) {
            if (!sections.containsKey(section) || !seats.containsKey(section)) {
                return new AdmissionResult.UnknownSection(section);
            }
        }
        return null;
    }

    /** Whether a section belongs to a rehearsal. */
    boolean isRehearsal(int sectionId) {
        SeatRow row = seats.get(sectionId);
        return row != null && TermCode.isRehearsal(row.term());
    }

    /** Code of a term that one of the sections belongs to. */
    String term(int termId) {
        for (SeatRow row : seats.values()) {
            if (row.termId() == termId) {
                return row.term();
            }
        }
        throw new IllegalArgumentException("no section of term " + termId);
    }

    /** The same, as a round takes it. */
    RoundFacts forRound() {
        Map<StudentTerm, List<Registration>> byStudent = new HashMap<>();
        for (RegistrationRow row : registrations) {
            byStudent
                    .computeIfAbsent(new StudentTerm(row.studentNumber(), row.termId()), key -> new ArrayList<>())
                    .add(row.registration());
        }
        return new RoundFacts(
                sections,
                seats.values().stream().map(SeatRow::seats).toList(),
                applicants(),
                applications.pairs(),
                byStudent,
                waitlists);
    }

    private Map<StudentTerm, Applicant> applicants() {
        Map<StudentTerm, Applicant> applicants = new HashMap<>();
        for (int i = 0; i < applications.students().size(); i++) {
            String number = applications.students().get(i);
            StudentStanding student = students.get(number);
            SeatRow seat = seats.get(applications.sections().get(i));
            if (student != null && seat != null) {
                applicants.computeIfAbsent(new StudentTerm(number, seat.termId()), key -> applicant(student, seat));
            }
        }
        return applicants;
    }

    private Applicant applicant(StudentStanding student, SeatRow seat) {
        String number = student.studentNumber();
        return new Applicant(
                student,
                seat.termId(),
                seat.season(),
                advised.getOrDefault(seat.termId(), Set.of()).contains(number),
                windows.getOrDefault(seat.termId(), List.of()),
                attempted.getOrDefault(number, Set.of()),
                recognised.getOrDefault(number, Set.of()));
    }
}
