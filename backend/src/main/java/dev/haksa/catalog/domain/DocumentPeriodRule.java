package dev.haksa.catalog.domain;

import dev.haksa.calendar.AcademicWindow;
import dev.haksa.catalog.DocumentKind;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.time.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Articles 7 ①③ and 8 ①③: syllabus and course plan are written inside the window that academic affairs has set, and
 * from the term's first day in Seoul they are only read.
 */
public final class DocumentPeriodRule {
    private DocumentPeriodRule() {}

    /**
     * Checks whether a document may be written now; all reasons at once.
     *
     * @param termStartsOn first day of the term
     * @param departmentId department of the section; null for sections of none, which follow windows for everybody
     * @param windows of the term, of any kind
     */
    public static List<Violation> check(
            DocumentKind kind,
            LocalDate termStartsOn,
            @Nullable Integer departmentId,
            List<AcademicWindow> windows,
            Instant now) {
        List<AcademicWindow> concerned = windows.stream()
                .filter(window -> window.kind() == kind.window() && window.concernsDepartment(departmentId))
                .toList();
        List<Violation> violations = new ArrayList<>();
        if (concerned.stream().noneMatch(window -> window.isOpenAt(now))) {
            violations.add(notOpen(kind, concerned, now));
        }
        if (!Times.day(now).isBefore(termStartsOn)) {
            violations.add(
                    new Violation(kind + "_FROZEN", kind.changingArticle(), Map.of("termStartsOn", termStartsOn)));
        }
        return violations;
    }

    private static Violation notOpen(DocumentKind kind, List<AcademicWindow> windows, Instant now) {
        return windows.stream()
                .filter(window -> window.opensAt().isAfter(now))
                .min(Comparator.comparing(AcademicWindow::opensAt))
                .map(next -> new Violation(
                        kind + "_WINDOW_NOT_OPEN",
                        kind.enteringArticle(),
                        Map.of("opensAt", next.opensAt(), "closesAt", next.closesAt())))
                .orElseGet(() -> over(kind, windows));
    }

    private static Violation over(DocumentKind kind, List<AcademicWindow> windows) {
        return windows.stream()
                .map(AcademicWindow::closesAt)
                .max(Comparator.naturalOrder())
                .map(closed ->
                        new Violation(kind + "_WINDOW_CLOSED", kind.enteringArticle(), Map.of("closedAt", closed)))
                .orElseGet(() -> new Violation(kind + "_WINDOW_NOT_SET", kind.enteringArticle(), Map.of()));
    }
}
