package dev.haksa.change.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.haksa.change.RegisterEntry;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The register as a table, a part at a time. */
final class RegisterCsv {
    private static final List<String> HEADER = List.of(
            "number",
            "recordChangeId",
            "kind",
            "studentNumber",
            "studentName",
            "department",
            "program",
            "yearLevel",
            "stateBefore",
            "channel",
            "receiptDate",
            "effectiveOn",
            "reason",
            "approvedAt",
            "approvedBy",
            "onBehalfOf");
    /** What a spreadsheet would take for the beginning of a formula. */
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private RegisterCsv() {}

    static String header() {
        return write(List.of(HEADER));
    }

    static String lines(List<RegisterEntry> entries) {
        return write(entries.stream().map(RegisterCsv::row).toList());
    }

    private static String write(List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            rows.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> row(RegisterEntry entry) {
        return List.of(
                cell(entry.number()),
                cell(entry.changeId()),
                cell(entry.kind()),
                cell(entry.studentNumber()),
                cell(entry.studentName()),
                cell(entry.departmentName()),
                cell(entry.programCode()),
                cell(entry.yearLevel()),
                cell(entry.stateBefore()),
                cell(entry.channel()),
                cell(entry.receiptDate()),
                cell(entry.effectiveOn()),
                cell(entry.reason()),
                cell(entry.approvedAt()),
                cell(entry.approvedBy()),
                cell(entry.onBehalfOf()));
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
