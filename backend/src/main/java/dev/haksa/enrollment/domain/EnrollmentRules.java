package dev.haksa.enrollment.domain;

import dev.haksa.calendar.AcademicWindow;
import dev.haksa.catalog.Season;
import dev.haksa.regulation.Decision;
import dev.haksa.student.StudentStanding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All rules of enrolling, waiting and dropping. Every rule is asked, so that a refusal names every reason. */
public final class EnrollmentRules {
    /** What the student must meet, whoever has the seat. */
    private static final List<EnrollmentRule> STUDENT_RULES = List.of(
            new OpenWindowRule(),
            new EligibleStudentRule(),
            new AdvisingRule(),
            new OpenSectionRule(),
            new OneSectionPerCourseRule(),
            new RecognisedCourseRule(),
            new CreditCeilingRule(),
            new ClassTimeOverlapRule(),
            new ExamOverlapRule());

    private static final List<EnrollmentRule> ENROLL = with(STUDENT_RULES, new ReplacementRule(), new FreeSeatRule());
    private static final List<EnrollmentRule> JOIN =
            with(STUDENT_RULES, new ReplacementRule(), WaitlistRules::seatAvailable, WaitlistRules::limit);

    private EnrollmentRules() {}

    /** Whether a student may take a section (제4조, 제5조①, 제17조⑤). */
    public static Decision enroll(EnrollmentCase situation, EnrollmentParameters parameters) {
        return decide(ENROLL, situation, parameters);
    }

    /** Whether a student may wait for a section: everything that enrolling needs but the seat. */
    public static Decision join(EnrollmentCase situation, EnrollmentParameters parameters) {
        return decide(JOIN, situation, parameters);
    }

    /** Whether a waiting student may take the seat that is offered: everything that enrolling needs, at that moment. */
    public static Decision promote(EnrollmentCase situation, EnrollmentParameters parameters) {
        return decide(STUDENT_RULES, situation, parameters);
    }

    /** Whether a student may give a section back (제5조①): inside the window, in whatever state the student is. */
    public static Decision drop(EnrollmentCase situation, EnrollmentParameters parameters) {
        return decide(List.of(new OpenWindowRule()), situation, parameters);
    }

    /** Whether a student may withdraw from a course (제46조②): inside the withdrawal period. */
    public static Decision withdraw(EnrollmentCase situation, EnrollmentParameters parameters) {
        return decide(List.of(new WithdrawalWindowRule()), situation, parameters);
    }

    /** What academic affairs does to enrollments by its office (제5조②③, 제28조) needs no leave of the student's rules. */
    public static Decision byOffice(EnrollmentParameters parameters) {
        return new Decision.Granted(parameters.basis(), List.of());
    }

    /** Whether a student may change enrollments at an instant (제4조①, 제5조①). */
    public static boolean isOpen(Instant at, StudentStanding student, List<AcademicWindow> windows) {
        return OpenWindowRule.isOpen(at, student, windows);
    }

    /** Whether anybody may change enrollments at an instant; when not, waiting lists stand still. */
    public static boolean isOpenToAnybody(Instant at, List<AcademicWindow> windows) {
        return OpenWindowRule.isOpenToAnybody(at, windows);
    }

    /** When the next period opens in which a student may change enrollments; empty when none is announced. */
    public static Optional<Instant> nextOpening(Instant at, StudentStanding student, List<AcademicWindow> windows) {
        return OpenWindowRule.next(at, student, windows).map(AcademicWindow::opensAt);
    }

    /** Most credits that a student may hold in a term (제4조④). */
    public static int ceiling(StudentStanding student, Season season, EnrollmentParameters parameters) {
        return CreditCeilingRule.ceiling(student, season, parameters);
    }

    private static Decision decide(
            List<EnrollmentRule> rules, EnrollmentCase situation, EnrollmentParameters parameters) {
        Findings findings = new Findings();
        rules.forEach(rule -> rule.examine(situation, parameters, findings));
        return findings.decision(parameters.basis());
    }

    private static List<EnrollmentRule> with(List<EnrollmentRule> rules, EnrollmentRule... more) {
        return Stream.concat(rules.stream(), Stream.of(more)).toList();
    }
}
