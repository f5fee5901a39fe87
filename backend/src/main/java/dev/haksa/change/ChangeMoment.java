package dev.haksa.change;

import dev.haksa.shared.security.Caller;
import java.time.Instant;
import java.time.LocalDate;

/**
 * When and for what a change is looked at.
 *
 * @param today the day of {@code at}, in Seoul
 */
public record ChangeMoment(Instant at, LocalDate today, Stage stage, Caller caller) {
    /** Whether a student looks at an own application that is not filed yet, or prepares its form. */
    public boolean isPreparing(ChangeDraft draft) {
        return stage == Stage.PREVIEW && draft.studentNumber().equals(caller.studentNumber());
    }

    /** On what occasion. */
    public enum Stage {
        /** Nothing is applied for yet. */
        PREVIEW,
        /** It is applied for. */
        SUBMISSION,
        /** Somebody is about to approve it. */
        APPROVAL
    }
}
