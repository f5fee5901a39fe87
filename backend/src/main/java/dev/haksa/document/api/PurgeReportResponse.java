package dev.haksa.document.api;

import dev.haksa.document.PurgeReport;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a purge did. */
@Schema(name = "DocumentPurge", description = "What a purge did. / 폐기 결과")
record PurgeReportResponse(
        int id,
        Instant at,
        String runByName,
        LocalDate asOf,
        int years,
        int unusedDays,
        int documents,

        @Schema(description = "Files removed at once; younger ones follow within a day. / 바로 지운 파일 수")
        int files,

        long bytes) {
    @Schema(name = "DocumentPurgePage", description = "A page of purges, the latest first. / 최근 순 폐기 결과")
    record ReportPage(
            List<PurgeReportResponse> items,
            @Nullable String next,
            @Nullable Long count) {}

    static PurgeReportResponse from(PurgeReport report) {
        return new PurgeReportResponse(
                report.id(),
                report.at(),
                report.runByName(),
                report.asOf(),
                report.rule().years(),
                report.rule().unusedDays(),
                report.documents(),
                report.files(),
                report.bytes());
    }
}
