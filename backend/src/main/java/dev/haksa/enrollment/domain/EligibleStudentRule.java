package dev.haksa.enrollment.domain;

import dev.haksa.regulation.Violation;
import dev.haksa.student.StudentStanding;
import java.util.Map;

/** Only an enrolled student or a part-time registrant enrolls (제4조①): not on leave, withdrawn or dismissed. */
final class EligibleStudentRule implements EnrollmentRule {
    private static final String ARTICLE = "4.1";

    @Override
    public void examine(EnrollmentCase situation, EnrollmentParameters parameters, Findings findings) {
        StudentStanding student = situation.student();
        if (!parameters.states().contains(student.state())) {
            findings.refuse(new Violation(
                    "STUDENT_NOT_ENROLLED",
                    ARTICLE,
                    Map.of("state", student.state().name())));
        }
        if (!parameters.types().contains(student.type())) {
            findings.refuse(new Violation(
                    "STUDENT_TYPE_NOT_ADMITTED",
                    ARTICLE,
                    Map.of("type", student.type().name())));
        }
    }
}
