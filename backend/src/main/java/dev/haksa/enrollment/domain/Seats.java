package dev.haksa.enrollment.domain;

/** The seats of a section: how many there are and how many are taken. */
public record Seats(int sectionId, int capacity, int enrolled) {
    /** Seats that are left; never negative. */
    public int free() {
        return Math.max(0, capacity - enrolled);
    }

    Seats plus(int change) {
        return new Seats(sectionId, capacity, enrolled + change);
    }
}
