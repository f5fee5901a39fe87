package dev.haksa.enrollment.domain;

import java.time.Instant;

/**
 * A student's relation to a section as it is on record.
 *
 * @param enrolledAt when the seat was last taken
 * @param changedAt when the state last changed
 * @param retake whether the student had a grade in the course already (제4조④)
 */
public record Registration(
        int sectionId, EnrollmentState state, boolean retake, Instant enrolledAt, Instant changedAt) {
    /** Whether it holds a seat. */
    public boolean holdsSeat() {
        return state == EnrollmentState.ENROLLED;
    }
}
