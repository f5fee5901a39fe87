package dev.haksa.photo;

import dev.haksa.shared.paging.Paging;
import java.util.Set;

/**
 * Which photos staff ask for; empty sets ask for all.
 *
 * @param departments ids of the students' departments
 */
public record PhotoCriteria(
        Set<PhotoState> states, Set<Integer> departments, Set<String> studentNumbers, Paging paging) {
    /** Copies the sets. */
    public PhotoCriteria {
        states = Set.copyOf(states);
        departments = Set.copyOf(departments);
        studentNumbers = Set.copyOf(studentNumbers);
    }
}
