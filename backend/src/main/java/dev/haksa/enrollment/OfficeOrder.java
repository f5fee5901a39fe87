package dev.haksa.enrollment;

import java.util.List;

/**
 * What one transaction is to do, all of it or nothing.
 *
 * @param steps enrollments that end, in this order
 * @param closes sections that are closed: nobody waits for them any more
 */
public record OfficeOrder(List<OfficeStep> steps, List<Integer> closes) {
    /** Nothing is to be done. */
    public static final OfficeOrder NOTHING = new OfficeOrder(List.of(), List.of());

    /** Copies the lists. */
    public OfficeOrder {
        steps = List.copyOf(steps);
        closes = List.copyOf(closes);
    }
}
