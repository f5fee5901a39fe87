package dev.haksa.promotion.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.haksa.promotion.PromotedStudent;
import dev.haksa.shared.csv.CsvCells;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** The report as a table. */
final class PromotionCsv {
    private static final List<String> HEADER = List.of(
            "studentNumber",
            "name",
            "state",
            "dismissedOn",
            "earnedCredits",
            "formerCredits",
            "beforeLevel",
            "afterLevel");

    private PromotionCsv() {}

    static String write(List<PromotedStudent> students) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(HEADER);
            students.forEach(student -> csv.writeRecord(row(student)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> row(PromotedStudent student) {
        return List.of(
                student.studentNumber(),
                CsvCells.text(student.name()),
                student.state().name(),
                CsvCells.text(student.dismissedOn()),
                CsvCells.text(student.earnedCredits()),
                CsvCells.text(student.formerCredits()),
                CsvCells.text(student.beforeLevel()),
                CsvCells.text(student.afterLevel()));
    }
}
