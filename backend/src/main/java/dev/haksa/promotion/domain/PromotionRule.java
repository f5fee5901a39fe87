package dev.haksa.promotion.domain;

import dev.haksa.catalog.Season;
import dev.haksa.promotion.PromotionCall;
import dev.haksa.regulation.Violation;
import dev.haksa.student.StudentState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When a promotion may take place, and who takes part (제27조). */
public final class PromotionRule {
    /** 재적생: those who study and those on leave. */
    public static final Set<StudentState> CURRENT = Set.of(StudentState.ENROLLED, StudentState.ON_LEAVE);

    private static final String ARTICLE = "27.4";

    private PromotionRule() {}

    /**
     * Every reason against a promotion.
     *
     * @param termEndsOn last day of the term
     * @param today in Seoul
     */
    public static List<Violation> against(PromotionCall call, Season season, LocalDate termEndsOn, LocalDate today) {
        List<Violation> violations = new ArrayList<>();
        if (season != Season.SPRING && season != Season.FALL) {
            violations.add(new Violation("PROMOTION_SEASONAL", ARTICLE, Map.of("term", call.term())));
        }
        if (call.gradesFixedOn().isBefore(termEndsOn)) {
            Map<String, Object> facts = Map.of("gradesFixedOn", call.gradesFixedOn(), "endsOn", termEndsOn);
            violations.add(new Violation("PROMOTION_TOO_EARLY", ARTICLE, facts));
        }
        if (call.reportedOn().isAfter(today)) {
            Map<String, Object> facts = Map.of("reportedOn", call.reportedOn(), "today", today);
            violations.add(new Violation("PROMOTION_IN_FUTURE", ARTICLE, facts));
        }
        return List.copyOf(violations);
    }

    /**
     * How somebody stood on the day of the report.
     *
     * @param state on that day
     * @param dismissedOn day of the last dismissal by then; null for none
     * @param enteredIn year of entrance
     * @param numberedOn day on which the student number was given; null when it is not known
     */
    public record Standing(
            StudentState state,
            @Nullable LocalDate dismissedOn,
            int enteredIn,
            @Nullable LocalDate numberedOn) {}

    /**
     * Whether a student takes part (제27조②): whoever was on the rolls on the day of the report, or was dismissed since the
     * grades were final; never somebody who entered after the term.
     *
     * @param termEndsOn last day of the term
     */
    public static boolean takesPart(PromotionCall call, LocalDate termEndsOn, Standing standing) {
        return enteredBy(termEndsOn, standing)
                && (CURRENT.contains(standing.state()) || dismissedSince(call, standing));
    }

    private static boolean enteredBy(LocalDate termEndsOn, Standing standing) {
        LocalDate numberedOn = standing.numberedOn();
        return standing.enteredIn() <= termEndsOn.getYear() && (numberedOn == null || !numberedOn.isAfter(termEndsOn));
    }

    private static boolean dismissedSince(PromotionCall call, Standing standing) {
        LocalDate dismissedOn = standing.dismissedOn();
        return standing.state() == StudentState.DISMISSED
                && dismissedOn != null
                && !dismissedOn.isBefore(call.gradesFixedOn())
                && !dismissedOn.isAfter(call.reportedOn());
    }
}
