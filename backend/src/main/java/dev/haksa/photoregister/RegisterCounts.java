package dev.haksa.photoregister;

/**
 * How many students there are.
 *
 * @param selected by all criteria
 * @param withPhoto by all criteria but that of the photo, and so the following; they overlap where a new photo is in
 *     review or was rejected while an older one counts
 */
public record RegisterCounts(long selected, long withPhoto, long withoutPhoto, long inReview, long rejected) {}
