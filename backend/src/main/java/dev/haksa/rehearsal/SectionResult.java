package dev.haksa.rehearsal;

import java.util.Map;

/**
 * What became of one section in a rehearsal.
 *
 * @param wanted students who asked for a seat, each counted once
 * @param enrolled students who hold one
 * @param refused requests that were refused
 * @param reasons how often each reason was given; a refusal may have several
 */
public record SectionResult(
        int sectionId,
        String courseNumber,
        String sectionNumber,
        String title,
        int capacity,
        int wanted,
        int enrolled,
        int refused,
        Map<String, Integer> reasons) {
    /** Copies the reasons. */
    public SectionResult {
        reasons = Map.copyOf(reasons);
    }
}
