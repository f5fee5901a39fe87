package dev.haksa.catalog;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a row, or would become of it.
 *
 * @param line of the file where the row begins; the header is line 1
 * @param courseNumber as it stands in the file
 * @param mistakes all of them; empty unless the outcome is FAILED
 */
public record RowResult(
        long line, String courseNumber, String sectionNumber, Outcome outcome, List<RowMistake> mistakes) {
    /** Copies the mistakes. */
    public RowResult {
        mistakes = List.copyOf(mistakes);
    }

    /** What can become of a row. */
    @Schema(description = "What became of a row. / 행의 처리 결과")
    public enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED,
        FAILED
    }
}
