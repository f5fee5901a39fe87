package dev.haksa.change.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.haksa.change.RegisterEntry;
import dev.haksa.shared.csv.CsvCells;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

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
                CsvCells.text(entry.number()),
                CsvCells.text(entry.changeId()),
                CsvCells.text(entry.kind()),
                CsvCells.text(entry.studentNumber()),
                CsvCells.text(entry.studentName()),
                CsvCells.text(entry.departmentName()),
                CsvCells.text(entry.programCode()),
                CsvCells.text(entry.yearLevel()),
                CsvCells.text(entry.stateBefore()),
                CsvCells.text(entry.channel()),
                CsvCells.text(entry.receiptDate()),
                CsvCells.text(entry.effectiveOn()),
                CsvCells.text(entry.reason()),
                CsvCells.text(entry.approvedAt()),
                CsvCells.text(entry.approvedBy()),
                CsvCells.text(entry.onBehalfOf()));
    }
}
