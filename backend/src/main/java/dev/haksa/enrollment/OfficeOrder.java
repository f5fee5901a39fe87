package dev.haksa.enrollment;

import java.time.LocalDate;
import java.util.List;

/**
 * What one transaction is to do, all of it or nothing.
 *
 * @param steps enrollments that end, in this order
 * @param closes sections that are closed: nobody waits for them any more
 * @param away students who are not to hold anything afterwards: they enroll in nothing while the order is carried out
 */
public record OfficeOrder(List<OfficeStep> steps, List<Integer> closes, List<Away> away) {
    /** Nothing is to be done. */
    public static final OfficeOrder NOTHING = new OfficeOrder(List.of(), List.of());

    /** A student who is away in all terms that are not over on a day. */
    public record Away(String studentNumber, LocalDate from) {}

    /** Copies the lists. */
    public OfficeOrder {
        steps = List.copyOf(steps);
        closes = List.copyOf(closes);
        away = List.copyOf(away);
    }

    /** An order after which nobody is away. */
    public OfficeOrder(List<OfficeStep> steps, List<Integer> closes) {
        this(steps, closes, List.of());
    }

    /** Whether nothing ends: at most students are kept from enrolling meanwhile. */
    boolean endsNothing() {
        return steps.isEmpty() && closes.isEmpty();
    }
}
