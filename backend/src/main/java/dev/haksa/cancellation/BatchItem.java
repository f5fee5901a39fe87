package dev.haksa.cancellation;

import dev.haksa.regulation.Violation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item of a batch.
 *
 * @param section the section that it is about; null when it is about a student as a whole
 * @param studentNumber the student that it is about; null when it is about a section as a whole
 * @param found the numbers that are reviewed
 * @param executed the numbers when it was carried out; null while it was not
 */
public record BatchItem(
        int id,
        @Nullable Section section,
        @Nullable String studentNumber,
        ItemReview review,
        @Nullable String reviewReason,
        ItemNumbers found,
        @Nullable ItemOutcome outcome,
        @Nullable ItemNumbers executed,
        List<Violation> violations,
        @Nullable Instant executedAt) {
    /** Copies the list. */
    public BatchItem {
        violations = List.copyOf(violations);
    }

    /** A section by its names. */
    public record Section(int id, String courseNumber, String sectionNumber, String title) {}

    /** Id of the section, which an item of this kind has. */
    int sectionId() {
        if (section == null) {
            throw new IllegalStateException("item " + id + " is about no section");
        }
        return section.id();
    }

    /** The student, whom an item of this kind has. */
    String student() {
        if (studentNumber == null) {
            throw new IllegalStateException("item " + id + " is about no student");
        }
        return studentNumber;
    }
}
