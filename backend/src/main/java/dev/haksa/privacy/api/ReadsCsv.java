package dev.haksa.privacy.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.haksa.privacy.NumberRead;
import dev.haksa.shared.csv.CsvCells;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The log of looks as a table, page by page. */
final class ReadsCsv {
    static final Map<String, List<String>> HEADERS = Map.of(
            HttpHeaders.CACHE_CONTROL,
            List.of("private, no-store"),
            HttpHeaders.CONTENT_DISPOSITION,
            List.of("attachment; filename=\"resident-number-reads.csv\""));

    private static final String HEADER =
            "id,at,studentNumber,readerId,readerName,readerRoles,purpose,basis,correlationId,subject\r\n";

    private ReadsCsv() {}

    static Multi<String> write(Multi<List<NumberRead>> pages) {
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(HEADER),
                        pages.map(ReadsCsv::lines).filter(lines -> !lines.isEmpty()));
    }

    private static String lines(List<NumberRead> reads) {
        return text(reads.stream().map(ReadsCsv::line).toList());
    }

    private static List<String> line(NumberRead read) {
        return List.of(
                CsvCells.text(read.id()),
                CsvCells.text(read.at()),
                CsvCells.text(read.studentNumber()),
                CsvCells.text(read.readerId()),
                CsvCells.text(read.readerName()),
                CsvCells.text(read.readerRoles()),
                CsvCells.text(read.purpose()),
                CsvCells.text(read.basis()),
                CsvCells.text(read.correlationId()),
                CsvCells.text(read.subject()));
    }

    /** Rows as CSV. */
    static String text(List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            rows.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
