package dev.haksa.cancellation.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.haksa.cancellation.ItemNumbers;
import dev.haksa.shared.problem.ProblemViolation;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A report as a table. */
final class BatchReportCsv {
    private static final List<String> HEADER = List.of(
            "item",
            "studentNumber",
            "sectionId",
            "courseNumber",
            "sectionNumber",
            "title",
            "review",
            "reviewReason",
            "outcome",
            "paidCredits",
            "enrolledCredits",
            "creditsAfter",
            "enrolled",
            "waiting",
            "violations",
            "executedAt");
    /** What a spreadsheet would take for the beginning of a formula. */
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private BatchReportCsv() {}

    static String write(List<BatchItemResponse> items) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(HEADER);
            items.forEach(item -> csv.writeRecord(row(item)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> row(BatchItemResponse item) {
        ItemNumbers numbers = Objects.requireNonNullElse(item.executed(), item.found());
        BatchItemResponse.ItemSection section = item.section();
        return List.of(
                cell(item.id()),
                cell(item.studentNumber()),
                cell(section == null ? null : section.id()),
                cell(section == null ? null : section.courseNumber()),
                cell(section == null ? null : section.sectionNumber()),
                cell(section == null ? null : section.title()),
                cell(item.review()),
                cell(item.reviewReason()),
                cell(item.outcome()),
                cell(
                        numbers.underpayment() == null
                                ? null
                                : numbers.underpayment().paidCredits()),
                cell(
                        numbers.underpayment() == null
                                ? null
                                : numbers.underpayment().enrolledCredits()),
                cell(
                        numbers.underpayment() == null
                                ? null
                                : numbers.underpayment().creditsAfter()),
                cell(numbers.closure() == null ? null : numbers.closure().enrolled()),
                cell(numbers.closure() == null ? null : numbers.closure().waiting()),
                cell(item.violations().stream().map(ProblemViolation::code).collect(Collectors.joining(" "))),
                cell(item.executedAt()));
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
