package dev.haksa.cancellation.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.haksa.cancellation.ItemNumbers;
import dev.haksa.shared.csv.CsvCells;
import dev.haksa.shared.problem.ProblemViolation;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

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
                CsvCells.text(item.id()),
                CsvCells.text(item.studentNumber()),
                CsvCells.text(section == null ? null : section.id()),
                CsvCells.text(section == null ? null : section.courseNumber()),
                CsvCells.text(section == null ? null : section.sectionNumber()),
                CsvCells.text(section == null ? null : section.title()),
                CsvCells.text(item.review()),
                CsvCells.text(item.reviewReason()),
                CsvCells.text(item.outcome()),
                CsvCells.text(
                        numbers.underpayment() == null
                                ? null
                                : numbers.underpayment().paidCredits()),
                CsvCells.text(
                        numbers.underpayment() == null
                                ? null
                                : numbers.underpayment().enrolledCredits()),
                CsvCells.text(
                        numbers.underpayment() == null
                                ? null
                                : numbers.underpayment().creditsAfter()),
                CsvCells.text(
                        numbers.closure() == null ? null : numbers.closure().enrolled()),
                CsvCells.text(
                        numbers.closure() == null ? null : numbers.closure().waiting()),
                CsvCells.text(
                        item.violations().stream().map(ProblemViolation::code).collect(Collectors.joining(" "))),
                CsvCells.text(item.executedAt()));
    }
}
