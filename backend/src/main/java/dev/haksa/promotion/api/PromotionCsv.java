package dev.haksa.promotion.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.haksa.promotion.PromotedStudent;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    /** What a spreadsheet would take for the beginning of a formula. */
    private static final String FORMULA_STARTS = "=+-@\t\r";

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
                cell(student.name()),
                student.state().name(),
                cell(student.dismissedOn()),
                cell(student.earnedCredits()),
                cell(student.formerCredits()),
                cell(student.beforeLevel()),
                cell(student.afterLevel()));
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
