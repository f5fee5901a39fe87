package dev.haksa.enrollment;

import java.util.List;

/**
 * What a student plans for a term (예비수강신청).
 *
 * @param term code of the term
 * @param entries in the order of preference; each a section followed by what else would do
 * @param version 0 as long as nothing was planned
 */
public record Cart(String term, List<List<Integer>> entries, int version) {
    /** Copies the entries. */
    public Cart {
        entries = entries.stream().map(List::copyOf).toList();
    }
}
