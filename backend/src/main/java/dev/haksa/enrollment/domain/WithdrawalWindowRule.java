package dev.haksa.enrollment.domain;

import dev.haksa.calendar.AcademicWindow;
import dev.haksa.calendar.WindowKind;
import dev.haksa.regulation.Violation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Withdrawing from a course (수강철회) happens inside its own period; graduation candidates are fixed after it (제46조②). */
final class WithdrawalWindowRule implements EnrollmentRule {
    private static final String ARTICLE = "46.2";

    @Override
    public void examine(EnrollmentCase situation, EnrollmentParameters parameters, Findings findings) {
        Instant at = situation.at();
        List<AcademicWindow> own = situation.windows().stream()
                .filter(window -> window.kind() == WindowKind.WITHDRAWAL)
                .filter(window -> window.concerns(
                        situation.student().yearLevel(), situation.student().departmentId()))
                .toList();
        if (own.stream().noneMatch(window -> window.isOpenAt(at))) {
            findings.refuse(reason(at, own));
        }
    }

    private static Violation reason(Instant at, List<AcademicWindow> own) {
        Optional<AcademicWindow> next = own.stream()
                .filter(window -> window.opensAt().isAfter(at))
                .min(Comparator.comparing(AcademicWindow::opensAt));
        Optional<AcademicWindow> last = own.stream().max(Comparator.comparing(AcademicWindow::closesAt));
        return next.map(window -> new Violation(
                        "WITHDRAWAL_NOT_OPEN_YET",
                        ARTICLE,
                        Map.of("opensAt", window.opensAt(), "closesAt", window.closesAt(), "askedAt", at)))
                .or(() -> last.map(window -> new Violation(
                        "WITHDRAWAL_CLOSED", ARTICLE, Map.of("closedAt", window.closesAt(), "askedAt", at))))
                .orElseGet(() -> new Violation("NO_WITHDRAWAL_PERIOD", ARTICLE, Map.of("askedAt", at)));
    }
}
