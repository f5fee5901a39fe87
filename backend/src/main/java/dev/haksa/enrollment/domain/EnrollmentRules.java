package dev.haksa.enrollment.domain;

import dev.haksa.calendar.AcademicWindow;
import dev.haksa.catalog.Season;
import dev.haksa.regulation.Decision;
import dev.haksa.student.StudentStanding;
import java.time.Instant;
import java.util.List;

/** All rules of enrolling and dropping. Every rule is asked, so that a refusal names every reason. */
public final class EnrollmentRules {
    private static final List<EnrollmentRule> RULES = List.of(
            new OpenWindowRule(),
            new EligibleStudentRule(),
            new AdvisingRule(),
            new OpenSectionRule(),
            new OneSectionPerCourseRule(),
            new RecognisedCourseRule(),
            new CreditCeilingRule(),
            new ClassTimeOverlapRule(),
            new ExamOverlapRule(),
            new FreeSeatRule());

    private EnrollmentRules() {}

    /** Whether a student may take a section (제4조, 제5조①, 제17조⑤). */
    public static Decision enroll(EnrollmentCase situation, EnrollmentParameters parameters) {
        Findings findings = new Findings();
        for (EnrollmentRule rule : RULES) {
            rule.examine(situation, parameters, findings);
        }
        return findings.decision(parameters.basis());
    }

    /** Whether a student may give a section back (제5조①): inside the window, in whatever state the student is. */
    public static Decision drop(
            Instant arrivedAt, StudentStanding student, List<AcademicWindow> windows, EnrollmentParameters parameters) {
        Findings findings = new Findings();
        OpenWindowRule.examine(arrivedAt, student, windows, findings);
        return findings.decision(parameters.basis());
    }

    /** Whether a student may change enrollments at an instant (제4조①, 제5조①). */
    public static boolean isOpen(Instant at, StudentStanding student, List<AcademicWindow> windows) {
        return OpenWindowRule.isOpen(at, student, windows);
    }

    /** Most credits that a student may hold in a term (제4조④). */
    public static int ceiling(StudentStanding student, Season season, EnrollmentParameters parameters) {
        return CreditCeilingRule.ceiling(student, season, parameters);
    }
}
