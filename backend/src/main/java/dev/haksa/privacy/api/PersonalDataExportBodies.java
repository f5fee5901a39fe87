package dev.haksa.privacy.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.privacy.ExportKind;
import dev.haksa.privacy.RecordedExport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is said about exports over HTTP. */
final class PersonalDataExportBodies {
    private PersonalDataExportBodies() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "PersonalDataExport",
            description = "Who took whose data away as a file, when and what for. / 개인정보 내보내기 기록")
    record ExportEntry(
            int id,
            Instant at,
            ExportKind kind,

            @Schema(description = "In the exporter's words. / 내보낸 목적", examples = "학생증 발급 사진 확인")
            String purpose,

            @Schema(description = "How many persons' data. / 포함된 사람 수", examples = "21")
            int count,

            @Schema(description = "What was selected; depends on the kind. / 조회 조건")
            Map<String, Object> criteria,

            String exporterId,
            String exporterName,

            @Schema(description = "Roles at that time, separated by spaces. / 당시 역할")
            String exporterRoles,

            @Nullable String correlationId) {
        static ExportEntry from(RecordedExport export) {
            return new ExportEntry(
                    export.id(),
                    export.at(),
                    export.kind(),
                    export.purpose(),
                    export.count(),
                    export.criteria(),
                    export.exporterId(),
                    export.exporterName(),
                    export.exporterRoles(),
                    export.correlationId());
        }
    }

    @Schema(name = "PersonalDataExportPage", description = "A page of exports, the latest first. / 최근 순 내보내기 기록")
    record ExportPage(
            List<ExportEntry> items,
            @Nullable String next,
            @Nullable Long count) {}
}
