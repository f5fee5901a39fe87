package dev.haksa.enrollment.domain;

/**
 * The seats of a section.
 *
 * @param enrolled seats taken
 * @param withheld seats given back or added that are not free yet
 * @param waiting students on the waiting list
 * @param policy when seats given back become free
 */
public record Seats(
        int sectionId, int capacity, int enrolled, int withheld, int waiting, int freed, SeatReleasePolicy policy) {
    /** Seats that a waiting student may be offered; never negative. */
    public int free() {
        return Math.max(0, capacity - enrolled - withheld);
    }

    /** Whether free seats are kept for those who wait. */
    public boolean reserved() {
        return policy.kind() == SeatReleasePolicy.Kind.WAITLIST_FIRST && waiting > 0;
    }

    /** Seats that anybody may take. */
    public int available() {
        return reserved() ? 0 : free();
    }

    Seats taken() {
        return new Seats(sectionId, capacity, enrolled + 1, withheld, waiting, freed, policy);
    }

    Seats givenBack() {
        return new Seats(sectionId, capacity, enrolled - 1, withheld, waiting, freed + 1, policy);
    }

    Seats withheldBy(int change) {
        return new Seats(sectionId, capacity, enrolled, withheld + change, waiting, freed, policy);
    }

    Seats waitingBy(int change) {
        return new Seats(sectionId, capacity, enrolled, withheld, waiting + change, freed, policy);
    }
}
