package dev.haksa.enrollment.domain;

import dev.haksa.catalog.Category;
import dev.haksa.catalog.SectionFacts;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * The credits of a student in a term, so that the student can keep an eye on graduation (제4조②).
 *
 * @param credits held in the term
 * @param ceiling most credits that the student may hold in the term
 * @param byCategory credits held by completion category; categories without credits are left out
 */
public record TermTotals(int credits, int ceiling, Map<Category, Integer> byCategory) {
    /** Sums up the sections that a student holds. */
    public static TermTotals of(Collection<SectionFacts> held, int ceiling) {
        Map<Category, Integer> byCategory = new EnumMap<>(Category.class);
        int credits = 0;
        for (SectionFacts section : held) {
            credits += section.credits();
            byCategory.merge(section.category(), section.credits(), Integer::sum);
        }
        return new TermTotals(credits, ceiling, byCategory);
    }
}
