package dev.haksa.photoregister.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.photoregister.ImportFit;
import dev.haksa.photoregister.ImportReport;
import dev.haksa.photoregister.ImportState;
import dev.haksa.photoregister.PhotoImport;
import dev.haksa.shared.i18n.Language;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An archive of photos that was sent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PhotoImport", description = "An archive of photos that was sent. / 사진 일괄 등록 작업")
public record PhotoImportResponse(
        UUID id,
        ImportState state,

        @Schema(description = "Why staff put them in. / 등록 사유", examples = "2024학년도 신입생 단체 촬영")
        String reason,

        boolean approve,
        ImportFit fit,
        boolean dryRun,

        @Schema(description = "How many files the archive has. / 전체 파일 수", examples = "412")
        int filesTotal,

        @Schema(description = "How many have been looked at, told every few seconds. / 처리한 파일 수", examples = "120")
        int filesDone,

        String requestedByName,
        Instant createdAt,
        @Nullable Instant endedAt,

        @Schema(description = "What came of each file, when it is done; kept for 30 days. / 파일별 결과(완료되면, 30일 보관)")
        @Nullable
        PhotoImportReportResponse report) {
    static PhotoImportResponse from(PhotoImport one, Language language) {
        ImportReport report = one.report();
        return new PhotoImportResponse(
                one.id(),
                one.state(),
                one.order().reason(),
                one.order().approve(),
                one.order().fit(),
                one.order().dryRun(),
                one.files(),
                one.done(),
                one.requestedByName(),
                one.createdAt(),
                one.endedAt(),
                report == null ? null : PhotoImportReportResponse.from(report, language));
    }
}
