package dev.haksa.student.domain;

import dev.haksa.student.Grade;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Grade point averages in hundredths of a point of 4.5, weighted by credits and cut after two decimals, never rounded
 * up. F counts with its credits; P, NP and W do not count.
 */
public final class Gpa {
    private Gpa() {}

    /** The average; null when nothing counts. */
    public static @Nullable Integer hundredths(Collection<Attempt> attempts) {
        int credits = 0;
        int points = 0;
        for (Attempt attempt : attempts) {
            Grade grade = attempt.grade();
            if (grade.hundredths().isPresent()) {
                credits += attempt.credits();
                points += attempt.credits() * grade.hundredths().getAsInt();
            }
        }
        return credits == 0 ? null : points / credits;
    }
}
