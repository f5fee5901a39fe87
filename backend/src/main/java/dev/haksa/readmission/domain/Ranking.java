package dev.haksa.readmission.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The order of a department's applicants (article 36 (2)): the better average at exit, then the later term of exit, then
 * the head's final recommendation. The article ends there; whoever is still equal goes by the postmark, then by the order
 * of filing.
 */
public final class Ranking {
    private static final int LAST = Integer.MAX_VALUE;
    private static final Comparator<Applicant> GPA =
            Comparator.comparing(Applicant::gpaHundredths, Comparator.nullsLast(Comparator.<Integer>reverseOrder()));
    private static final Comparator<Applicant> EXIT =
            Comparator.comparing(Applicant::exitTerm).reversed();
    private static final Comparator<Applicant> RECOMMENDED =
            Comparator.comparingInt(one -> Objects.requireNonNullElse(one.recommendation(), LAST));
    private static final Comparator<Applicant> POSTMARK = Comparator.comparing(Applicant::receivedOn);
    private static final Comparator<Applicant> ORDER = GPA.thenComparing(EXIT)
            .thenComparing(RECOMMENDED)
            .thenComparing(POSTMARK)
            .thenComparingInt(Applicant::id);

    private Ranking() {}

    /**
     * An applicant in the order.
     *
     * @param rank 1 is the first
     * @param decidedBy what sets the applicant behind the one before; null for the first
     */
    public record Ranked(
            int rank, Applicant applicant, @Nullable RankCriterion decidedBy) {}

    /** Applicants in their order; those whom the committee refused or who gave up have none. */
    public static List<Ranked> of(Collection<Applicant> applicants) {
        List<Applicant> order = applicants.stream()
                .filter(one -> one.state() != ReadmissionState.REJECTED && one.state() != ReadmissionState.WITHDRAWN)
                .sorted(ORDER)
                .toList();
        List<Ranked> ranked = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            RankCriterion decidedBy = i == 0 ? null : between(order.get(i - 1), order.get(i));
            ranked.add(new Ranked(i + 1, order.get(i), decidedBy));
        }
        return ranked;
    }

    /** Whether one stands before another. */
    public static boolean isBefore(Applicant one, Applicant other) {
        return ORDER.compare(one, other) < 0;
    }

    private static RankCriterion between(Applicant before, Applicant after) {
        if (GPA.compare(before, after) != 0) {
            return RankCriterion.GPA_AT_EXIT;
        }
        if (EXIT.compare(before, after) != 0) {
            return RankCriterion.TERM_OF_EXIT;
        }
        if (RECOMMENDED.compare(before, after) != 0) {
            return RankCriterion.RECOMMENDATION;
        }
        return POSTMARK.compare(before, after) != 0 ? RankCriterion.POSTMARK : RankCriterion.FILING;
    }
}
