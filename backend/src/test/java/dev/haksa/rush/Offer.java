package dev.haksa.rush;

import java.util.List;

/**
 * A section of the term and how many students enrolled in it in the real term.
 *
 * @param times class times as minutes of the week, start and end alternating
 * @param wanted enrollments that the file counts
 */
record Offer(int id, int course, int credits, List<int[]> times, int capacity, int wanted) {
    boolean clashes(Offer other) {
        for (int[] own : times) {
            for (int[] their : other.times) {
                if (own[0] < their[1] && their[0] < own[1]) {
                    return true;
                }
            }
        }
        return false;
    }
}
