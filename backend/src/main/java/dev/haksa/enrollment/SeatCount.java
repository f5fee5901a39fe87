package dev.haksa.enrollment;

/**
 * The seats of a section at one moment.
 *
 * @param enrolled seats taken
 * @param withheld seats given back or added that are not free yet
 * @param waiting students on the waiting list
 * @param freed seats given back or added since the section exists
 * @param rehearsal whether it is a section of a rehearsal
 */
public record SeatCount(
        int sectionId, int capacity, int enrolled, int withheld, int waiting, int freed, boolean rehearsal) {
    /** Seats that anybody may take; never negative. */
    public int free() {
        return Math.max(0, capacity - enrolled - withheld);
    }
}
