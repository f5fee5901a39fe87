package dev.haksa.majorchange.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is selected where applicants exceed the room. The articles do not say; the university's order is: the better overall
 * average, more credits earned, the earlier postmark, the earlier filing.
 */
public final class Selection {
    private static final Comparator<Contender> ORDER = Comparator.comparing(
                    Contender::gpaHundredths, Comparator.nullsLast(Comparator.<Integer>reverseOrder()))
            .thenComparing(Comparator.comparingInt(Contender::earnedCredits).reversed())
            .thenComparing(Contender::receivedOn)
            .thenComparingInt(Contender::id);

    private Selection() {}

    /**
     * An applicant for one program and entrance year.
     *
     * @param gpaHundredths overall average; null without graded courses
     */
    public record Contender(int id, @Nullable Integer gpaHundredths, int earnedCredits, LocalDate receivedOn) {}

    /**
     * An applicant in the order.
     *
     * @param rank 1 is the first
     */
    public record Ranked(int id, int rank, boolean selected) {}

    /** Applicants in their order; as many are selected as there is room. */
    public static List<Ranked> of(Collection<Contender> contenders, int room) {
        List<Contender> order = contenders.stream().sorted(ORDER).toList();
        List<Ranked> ranked = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            ranked.add(new Ranked(order.get(i).id(), i + 1, i < room));
        }
        return ranked;
    }
}
