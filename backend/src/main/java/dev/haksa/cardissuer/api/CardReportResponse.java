package dev.haksa.cardissuer.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.cardissuer.RecordedReport;
import dev.haksa.cardissuer.ReportEffect;
import dev.haksa.cardissuer.ReportStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A report that was received. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CardReport", description = "A report that was received. / 받은 보고")
public record CardReportResponse(
        @Schema(examples = "000007") String entryNumber,
        ReportStatus status,
        LocalDate on,
        @Nullable String code,
        ReportEffect effect,
        Instant receivedAt,
        String receivedByName) {
    /** A page of reports. */
    @Schema(name = "CardReportPage", description = "A page of reports. / 보고 목록")
    public record ReportPage(
            List<CardReportResponse> items,
            @Nullable String next,
            @Nullable Long count) {}

    /** Shows a report. */
    public static CardReportResponse from(RecordedReport report) {
        String code = report.line().code();
        return new CardReportResponse(
                report.line().key(),
                report.line().status(),
                report.line().on(),
                code.isEmpty() ? null : code,
                report.effect(),
                report.receivedAt(),
                report.receivedByName());
    }
}
