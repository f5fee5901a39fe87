package dev.haksa.shared.csv;

import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.i18n.Texts;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an import did, or would do. */
@Schema(name = "CsvImportReport", description = "What an import did, or would do on a dry run. / 가져오기 결과")
public record CsvImportReport(
        CsvImportMode mode,

        @Schema(description = "True: nothing was to be written. / 반영하지 않는 연습 실행")
        boolean dryRun,

        @Schema(
                description = "Whether the rows were written: not on a dry run, nor when ALL_OR_NOTHING met a mistake."
                        + " / 실제로 반영되었는지")
        boolean applied,

        @Schema(description = "Rows in the file. / 전체 행") int rows,
        int created,
        int updated,
        int unchanged,
        @Schema(description = "Rows with mistakes. / 잘못된 행") int failed,

        @Schema(description = "The first 1,000 mistakes, by line. / 잘못된 값(최대 1,000개)")
        List<Mistake> mistakes) {
    private static final int SHOWN = 1000;

    /** How many rows of each kind a statement wrote. */
    public record Counts(int created, int updated, int unchanged) {
        /** Nothing was written. */
        public static final Counts NONE = new Counts(0, 0, 0);
    }

    /** One wrong value. */
    @Schema(name = "CsvMistake", description = "One wrong value. / 잘못된 값 하나")
    public record Mistake(
            @Schema(description = "Where the row begins; the header is line 1. / 행의 시작 줄")
            long line,

            @Schema(examples = "studentNumber") String column,
            String value,

            @Schema(description = "Stable code. / 고정 코드", examples = "REQUIRED")
            String code,

            @Schema(description = "What to write instead, in the asked language. / 올바른 값")
            String expected) {
        static Mistake from(CsvMistake mistake, Language language) {
            return new Mistake(
                    mistake.line(),
                    mistake.column(),
                    mistake.value(),
                    mistake.code(),
                    Texts.get(language, "csv." + mistake.code(), mistake.facts()));
        }
    }

    /** Writes a report in a language. */
    public static CsvImportReport of(CsvImportResult result, Language language) {
        return new CsvImportReport(
                result.mode(),
                result.dryRun(),
                result.applied(),
                result.rows(),
                result.counts().created(),
                result.counts().updated(),
                result.counts().unchanged(),
                result.failed(),
                result.mistakes().stream()
                        .sorted(Comparator.comparingLong(CsvMistake::line))
                        .limit(SHOWN)
                        .map(mistake -> Mistake.from(mistake, language))
                        .toList());
    }
}
