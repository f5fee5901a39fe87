package dev.haksa.photoregister.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.photoregister.ImportReport;
import dev.haksa.photoregister.ImportReport.ImportedFile;
import dev.haksa.photoregister.ImportReport.Outcome;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.problem.ProblemViolation;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of an archive of photos. */
@Schema(name = "PhotoImportReport", description = "What came of an archive of photos, file by file. / 사진 일괄 등록 결과")
record PhotoImportReportResponse(
        boolean dryRun,

        @Schema(description = "Photos that count now, or would. / 반영된 파일 수")
        int taken,

        @Schema(description = "The same picture counted already. / 이미 같은 사진")
        int unchanged,

        int refused,

        @Schema(description = "Those that could not be put in just now: send them again. / 처리하지 못해 다시 보내야 할 파일 수")
        int failed,

        @Schema(description = "Entries that systems put into archives by themselves. / 무시한 시스템 파일 수")
        int ignored,

        List<PhotoImportFile> files) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PhotoImportFile", description = "What came of a file. / 파일별 결과")
    record PhotoImportFile(
            @Schema(examples = "경찰교정학과/26115001_김하늘.jpg") String file,
            @Schema(examples = "26115001") @Nullable String studentNumber,
            Outcome outcome,

            @Schema(description = "The photo that counts now. / 등록된 사진") @Nullable
            UUID photoId,

            @Schema(description = "Why it was refused or failed. / 거절되거나 처리하지 못한 사유")
            List<ProblemViolation> violations) {
        static PhotoImportFile from(ImportedFile file, Language language) {
            return new PhotoImportFile(
                    file.file(),
                    file.studentNumber(),
                    file.outcome(),
                    file.photoId(),
                    file.violations().stream()
                            .map(violation -> ProblemViolation.of(violation, language))
                            .toList());
        }
    }

    static PhotoImportReportResponse from(ImportReport report, Language language) {
        return new PhotoImportReportResponse(
                report.dryRun(),
                report.count(Outcome.TAKEN),
                report.count(Outcome.UNCHANGED),
                report.count(Outcome.REFUSED),
                report.count(Outcome.FAILED),
                report.ignored(),
                report.files().stream()
                        .map(file -> PhotoImportFile.from(file, language))
                        .toList());
    }
}
