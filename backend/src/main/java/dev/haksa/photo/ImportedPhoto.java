package dev.haksa.photo;

import dev.haksa.shared.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What came of one photo among many.
 *
 * @param uploaded what came of it; null when it was refused
 * @param refusal why it was refused; null when it was not
 */
public record ImportedPhoto(
        String studentNumber,
        Outcome outcome,
        @Nullable UploadedPhoto uploaded,
        @Nullable ProblemException refusal) {
    /** What came of it. */
    public enum Outcome {
        /** It counts now. */
        PUT_IN,
        /** It would count: only looked at. */
        ACCEPTABLE,
        /** The same picture counted already; nothing changed. */
        UNCHANGED,
        /** It was refused; nothing changed. */
        REFUSED
    }

    static ImportedPhoto of(String studentNumber, UploadedPhoto uploaded) {
        Outcome done = uploaded.fresh() ? Outcome.PUT_IN : Outcome.UNCHANGED;
        return new ImportedPhoto(studentNumber, uploaded.photo() == null ? Outcome.ACCEPTABLE : done, uploaded, null);
    }

    static ImportedPhoto refused(String studentNumber, ProblemException refusal) {
        return new ImportedPhoto(studentNumber, Outcome.REFUSED, null, refusal);
    }
}
