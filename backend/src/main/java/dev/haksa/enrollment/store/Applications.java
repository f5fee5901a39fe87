package dev.haksa.enrollment.store;

import dev.haksa.enrollment.domain.Reach;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The students and sections of a batch as parallel columns, the form in which set-based SQL takes them.
 *
 * @param students student number of each request
 * @param sections section of each request
 */
public record Applications(List<String> students, List<Integer> sections) {
    /** Copies the columns, which must be equally long. */
    public Applications {
        students = List.copyOf(students);
        sections = List.copyOf(sections);
        if (students.size() != sections.size()) {
            throw new IllegalArgumentException("columns of different length");
        }
    }

    /** Each student with the sections that may change for that student. */
    public Set<Reach.Pair> pairs() {
        Set<Reach.Pair> pairs = HashSet.newHashSet(students.size());
        for (int i = 0; i < students.size(); i++) {
            pairs.add(new Reach.Pair(students.get(i), sections.get(i)));
        }
        return pairs;
    }

    /** Each section once. */
    public Set<Integer> distinctSections() {
        return new LinkedHashSet<>(sections);
    }

    static String[] texts(Collection<String> values) {
        return values.toArray(String[]::new);
    }

    static Integer[] numbers(Collection<Integer> values) {
        return new ArrayList<>(values).toArray(Integer[]::new);
    }
}
