package dev.haksa.enrollment;

import dev.haksa.catalog.Category;
import dev.haksa.catalog.SectionFacts;
import dev.haksa.catalog.Term;
import dev.haksa.enrollment.domain.Registration;
import dev.haksa.enrollment.domain.TermTotals;
import java.util.List;
import java.util.Map;

/**
 * What a student has on record in a term.
 *
 * @param entries in the order of enrolling, dropped ones included
 * @param totals of the sections that the student holds
 * @param earned credits earned in past terms, by completion category
 */
public record TermEnrollments(Term term, List<Entry> entries, TermTotals totals, Map<Category, Integer> earned) {
    /**
     * A registration with its section.
     *
     * @param open whether the student may change enrollments of the term now
     */
    public record Entry(Registration registration, SectionFacts section, boolean open) {}
}
