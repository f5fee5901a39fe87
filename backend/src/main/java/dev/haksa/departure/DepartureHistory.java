package dev.haksa.departure;

import dev.haksa.catalog.Season;
import dev.haksa.catalog.TermCode;
import dev.haksa.student.PastChange;
import dev.haksa.student.StudentChange;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads departures out of the history of a record. */
final class DepartureHistory {
    private static final int SPRING_FROM = 3;
    private static final int FALL_FROM = 9;

    private DepartureHistory() {}

    /** The last withdrawal or dismissal; null when there is none. */
    static @Nullable PastChange lastLeaving(List<PastChange> history) {
        return history.reversed().stream()
                .filter(change ->
                        change.kind() == StudentChange.Kind.WITHDRAWN || change.kind() == StudentChange.Kind.DISMISSED)
                .findFirst()
                .orElse(null);
    }

    /** How the student left by it. */
    static NewDeparture left(String studentNumber, PastChange leaving) {
        return new NewDeparture(
                studentNumber,
                leaving.effectiveOn(),
                term(leaving.effectiveOn()).toString(),
                reason(leaving),
                leaving.source());
    }

    /** The regular term of a day: the academic year begins in March (학기). */
    static TermCode term(LocalDate day) {
        if (day.getMonthValue() < SPRING_FROM) {
            return new TermCode(day.getYear() - 1, Season.FALL);
        }
        return new TermCode(day.getYear(), day.getMonthValue() < FALL_FROM ? Season.SPRING : Season.FALL);
    }

    private static DepartureReason reason(PastChange leaving) {
        if (leaving.kind() == StudentChange.Kind.WITHDRAWN) {
            return DepartureReason.WITHDRAWAL;
        }
        return Arrays.stream(DepartureReason.values())
                .filter(known -> known.name().equals(Objects.requireNonNullElse(leaving.cause(), "")))
                .findFirst()
                .orElse(DepartureReason.OTHER);
    }
}
