package dev.haksa.readmission;

import dev.haksa.readmission.domain.Ranking;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Roles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts the applications of a round into the order of each department. */
final class ReadmissionOrder {
    private ReadmissionOrder() {}

    /** By department and rank; those without rank after the others. */
    static List<RankedApplication> of(ReadmissionRound round, List<Application> all) {
        Map<Integer, List<Application>> departments = all.stream()
                .collect(Collectors.groupingBy(Application::departmentId, TreeMap::new, Collectors.toList()));
        List<RankedApplication> ordered = new ArrayList<>();
        departments.forEach(
                (department, applications) -> ordered.addAll(ofDepartment(applications, places(round, department))));
        return ordered;
    }

    /** Places of a department. */
    static int places(ReadmissionRound round, int departmentId) {
        return Objects.requireNonNullElse(round.fields().places().get(departmentId), 0);
    }

    /** Whether a caller sees the applications of all departments. */
    static boolean seesAll(Caller caller) {
        return caller.has(Roles.ACADEMIC_AFFAIRS)
                || caller.has(Roles.REGISTRAR)
                || caller.has(Roles.DEAN)
                || caller.has(Roles.PRESIDENT);
    }

    private static List<RankedApplication> ofDepartment(List<Application> applications, int places) {
        Map<Integer, Application> byId = applications.stream().collect(Collectors.toMap(Application::id, one -> one));
        List<Ranking.Ranked> ranking =
                Ranking.of(applications.stream().map(Application::applicant).toList());
        List<RankedApplication> ordered = new ArrayList<>();
        for (Ranking.Ranked ranked : ranking) {
            Application one =
                    Objects.requireNonNull(byId.remove(ranked.applicant().id()));
            ordered.add(new RankedApplication(one, ranked.rank(), ranked.decidedBy(), ranking.size(), places));
        }
        applications.stream()
                .filter(one -> byId.containsKey(one.id()))
                .forEach(one -> ordered.add(new RankedApplication(one, null, null, ranking.size(), places)));
        return ordered;
    }
}
