package dev.haksa.privacy.api;

import dev.haksa.privacy.RecordedExport;
import dev.haksa.shared.csv.CsvCells;
import io.smallrye.mutiny.Multi;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;

/** The log of exports as a table, page by page. */
final class ExportsCsv {
    static final Map<String, List<String>> HEADERS = Map.of(
            HttpHeaders.CACHE_CONTROL,
            List.of("private, no-store"),
            HttpHeaders.CONTENT_DISPOSITION,
            List.of("attachment; filename=\"personal-data-exports.csv\""));

    /** Begins with the mark that makes spreadsheets read UTF-8. */
    private static final String HEADER =
            "\uFEFFid,at,kind,purpose,count,criteria,exporterId,exporterName,exporterRoles,correlationId\r\n";

    private ExportsCsv() {}

    static Multi<String> write(Multi<List<RecordedExport>> pages) {
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(HEADER),
                        pages.map(ExportsCsv::lines).filter(lines -> !lines.isEmpty()));
    }

    private static String lines(List<RecordedExport> exports) {
        return ReadsCsv.text(exports.stream().map(ExportsCsv::line).toList());
    }

    private static List<String> line(RecordedExport export) {
        return List.of(
                CsvCells.text(export.id()),
                CsvCells.text(export.at()),
                CsvCells.text(export.kind()),
                CsvCells.text(export.purpose()),
                CsvCells.text(export.count()),
                CsvCells.text(new JsonObject(export.criteria()).encode()),
                CsvCells.text(export.exporterId()),
                CsvCells.text(export.exporterName()),
                CsvCells.text(export.exporterRoles()),
                CsvCells.text(export.correlationId()));
    }
}
