package dev.haksa.enrollment.domain;

import dev.haksa.calendar.AcademicWindow;
import dev.haksa.calendar.WindowKind;
import dev.haksa.regulation.Violation;
import dev.haksa.student.StudentStanding;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Enrolling and dropping happen inside an open window (제4조①, 제5조①): the enrollment period or the add/drop period,
 * as far as it concerns the student's year level and department. A request counts from its arrival.
 */
final class OpenWindowRule implements EnrollmentRule {
    private static final Set<WindowKind> KINDS = EnumSet.of(WindowKind.ENROLLMENT, WindowKind.ADD_DROP);
    private static final String ARTICLE_ENROLLMENT = "4.1";
    private static final String ARTICLE_ADD_DROP = "5.1";

    @Override
    public void examine(EnrollmentCase situation, EnrollmentParameters parameters, Findings findings) {
        List<AcademicWindow> own = own(situation.student(), situation.windows());
        if (!isOpen(situation.at(), own)) {
            findings.refuse(reason(situation.at(), own));
        }
    }

    static boolean isOpen(Instant at, StudentStanding student, List<AcademicWindow> windows) {
        return isOpen(at, own(student, windows));
    }

    static boolean isOpenToAnybody(Instant at, List<AcademicWindow> windows) {
        return windows.stream().anyMatch(window -> KINDS.contains(window.kind()) && window.isOpenAt(at));
    }

    /** When the next period of a student opens; empty when none is announced. */
    static Optional<AcademicWindow> next(Instant at, StudentStanding student, List<AcademicWindow> windows) {
        return next(at, own(student, windows));
    }

    private static boolean isOpen(Instant at, List<AcademicWindow> own) {
        return own.stream().anyMatch(window -> window.isOpenAt(at));
    }

    private static Optional<AcademicWindow> next(Instant at, List<AcademicWindow> own) {
        return own.stream()
                .filter(window -> window.opensAt().isAfter(at))
                .min(Comparator.comparing(AcademicWindow::opensAt));
    }

    private static List<AcademicWindow> own(StudentStanding student, List<AcademicWindow> windows) {
        return windows.stream()
                .filter(window -> KINDS.contains(window.kind()))
                .filter(window -> window.concerns(student.yearLevel(), student.departmentId()))
                .toList();
    }

    private static Violation reason(Instant at, List<AcademicWindow> own) {
        Optional<AcademicWindow> next = next(at, own);
        if (next.isPresent()) {
            AcademicWindow window = next.get();
            return new Violation(
                    "WINDOW_NOT_OPEN_YET",
                    article(window.kind()),
                    Map.of(
                            "window",
                            window.kind().name(),
                            "opensAt",
                            window.opensAt(),
                            "closesAt",
                            window.closesAt(),
                            "askedAt",
                            at));
        }
        return own.stream()
                .max(Comparator.comparing(AcademicWindow::closesAt))
                .map(window -> new Violation(
                        "WINDOW_CLOSED",
                        article(window.kind()),
                        Map.of("window", window.kind().name(), "closedAt", window.closesAt(), "askedAt", at)))
                .orElseGet(() -> new Violation("NO_WINDOW", ARTICLE_ENROLLMENT, Map.of("askedAt", at)));
    }

    private static String article(WindowKind kind) {
        return kind == WindowKind.ADD_DROP ? ARTICLE_ADD_DROP : ARTICLE_ENROLLMENT;
    }
}
