package dev.haksa.catalog.api;

import dev.haksa.catalog.ImportMode;
import dev.haksa.catalog.ImportReport;
import dev.haksa.catalog.RowMistake;
import dev.haksa.catalog.RowResult;
import dev.haksa.catalog.RowResult.Outcome;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.i18n.Texts;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an import did, row by row. */
@Schema(
        name = "TimetableImportReport",
        description = "What an import did, or would do, row by row. / 시간표 가져오기 결과. 행마다 결과를 답합니다.")
public record ImportReportResponse(
        @Schema(examples = "2027-SPRING") String term,
        @Schema(examples = "ALL_OR_NOTHING") ImportMode mode,
        boolean dryRun,

        @Schema(description = "false: nothing was written. / false면 아무것도 저장하지 않았습니다.")
        boolean applied,

        @Schema(examples = "7843") int created,
        int updated,
        int unchanged,
        int failed,
        int departmentsCreated,
        int coursesCreated,
        int coursesUpdated,
        List<ImportedRow> rows) {
    /** One row. */
    @Schema(name = "ImportedRow", description = "What became of a row. / 행의 결과")
    public record ImportedRow(
            @Schema(description = "Line of the file; the header is 1. / 파일의 행 번호(머리글이 1)", examples = "2")
            long line,

            @Schema(examples = "M1522.000600") String courseNumber,
            @Schema(examples = "001") String sectionNumber,
            @Schema(examples = "CREATED") Outcome outcome,
            List<ImportMistake> mistakes) {
        static ImportedRow from(RowResult row, Language language) {
            return new ImportedRow(
                    row.line(),
                    row.courseNumber(),
                    row.sectionNumber(),
                    row.outcome(),
                    row.mistakes().stream()
                            .map(mistake -> ImportMistake.from(row.line(), mistake, language))
                            .toList());
        }
    }

    /** One wrong value. */
    @Schema(name = "ImportMistake", description = "A wrong value. / 잘못된 값")
    public record ImportMistake(
            @Schema(examples = "3") long line,
            @Schema(examples = "credits") String column,
            @Schema(examples = "three") String value,

            @Schema(description = "What stands there rightly. / 기대하는 값", examples = "whole number from 0 to 30")
            String expected,

            @Schema(examples = "CSV_WHOLE_NUMBER") String code,

            @Schema(examples = "'three' is not a whole number from 0 to 30.")
            String message) {
        static ImportMistake from(long line, RowMistake mistake, Language language) {
            return new ImportMistake(
                    line,
                    mistake.column(),
                    mistake.value(),
                    Texts.get(language, "expected." + mistake.code(), mistake.facts()),
                    mistake.code(),
                    Texts.get(language, "violation." + mistake.code(), mistake.facts()));
        }
    }

    static ImportReportResponse from(ImportReport report, Language language) {
        return new ImportReportResponse(
                report.term(),
                report.mode(),
                report.dryRun(),
                report.applied(),
                report.count(Outcome.CREATED),
                report.count(Outcome.UPDATED),
                report.count(Outcome.UNCHANGED),
                report.count(Outcome.FAILED),
                report.departmentsCreated(),
                report.coursesCreated(),
                report.coursesUpdated(),
                report.rows().stream()
                        .map(row -> ImportedRow.from(row, language))
                        .toList());
    }
}
