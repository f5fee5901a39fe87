package dev.haksa.enrollment.domain;

import dev.haksa.regulation.Violation;
import dev.haksa.student.Admission;
import dev.haksa.student.StudentStanding;
import java.util.Map;

/**
 * A transfer student does not repeat a course already recognised from the former university, once that recognition is
 * fixed (제4조⑤).
 */
final class RecognisedCourseRule implements EnrollmentRule {
    @Override
    public void examine(EnrollmentCase situation, EnrollmentParameters parameters, Findings findings) {
        StudentStanding student = situation.student();
        boolean binding = student.admission() == Admission.TRANSFER && student.recognitionFixed();
        if (binding && situation.recognised()) {
            findings.refuse(new Violation(
                    "COURSE_RECOGNISED",
                    "4.5",
                    Map.of("courseNumber", situation.section().courseNumber())));
        }
    }
}
