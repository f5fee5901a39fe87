package dev.haksa.privacy.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.haksa.privacy.NumberRead;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The log of looks as a table, page by page. */
final class ReadsCsv {
    static final Map<String, List<String>> HEADERS = Map.of(
            HttpHeaders.CACHE_CONTROL,
            List.of("private, no-store"),
            HttpHeaders.CONTENT_DISPOSITION,
            List.of("attachment; filename=\"resident-number-reads.csv\""));

    private static final String HEADER =
            "id,at,studentNumber,readerId,readerName,readerRoles,purpose,basis,correlationId,subject\r\n";
    /** What a spreadsheet would take for the beginning of a formula; those of Korea and Japan read wide signs, too. */
    private static final String FORMULA_STARTS = "=+-@\t\r＝＋－＠";

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
                cell(read.id()),
                cell(read.at()),
                cell(read.studentNumber()),
                cell(read.readerId()),
                cell(read.readerName()),
                cell(read.readerRoles()),
                cell(read.purpose()),
                cell(read.basis()),
                cell(read.correlationId()),
                cell(read.subject()));
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

    /** A cell that no spreadsheet calculates. */
    static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
