package dev.haksa.enrollment;

import dev.haksa.enrollment.domain.Command;
import dev.haksa.enrollment.domain.Reach;
import dev.haksa.enrollment.store.Applications;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What one transaction is to do: requests of students, in the order of their arrival, and tasks about sections as a whole.
 *
 * @param closed sections that are closed (제5조②); their students are among the requests
 * @param released sections in which withheld seats are due, or free seats are to be offered to those who wait
 */
record AdmissionWork(List<AdmissionRequest> requests, List<Integer> closed, List<Integer> released) {
    static AdmissionWork of(List<AdmissionRequest> requests) {
        return new AdmissionWork(requests, List.of(), List.of());
    }

    /** Sections in which seats may become free. */
    Set<Integer> mayFree() {
        Set<Integer> sections = new LinkedHashSet<>(released);
        requests.forEach(request -> sections.addAll(request.command().mayFree()));
        return sections;
    }

    boolean concernsWaitlist() {
        return !closed.isEmpty()
                || !released.isEmpty()
                || requests.stream().map(AdmissionRequest::command).anyMatch(Command::concernsWaitlist);
    }

    /** Whom and what to lock: those who ask, and those whom they may move. */
    Applications applications(Reach reach) {
        List<String> students = new ArrayList<>();
        List<Integer> sections = new ArrayList<>();
        for (AdmissionRequest request : requests) {
            for (int section : request.command().sections()) {
                students.add(request.studentNumber());
                sections.add(section);
            }
        }
        for (Reach.Pair pair : reach.pairs()) {
            students.add(pair.studentNumber());
            sections.add(pair.sectionId());
        }
        return new Applications(students, sections);
    }

    /** Sections that are locked without a student. */
    Set<Integer> alone() {
        Set<Integer> sections = new LinkedHashSet<>(closed);
        sections.addAll(released);
        return sections;
    }
}
