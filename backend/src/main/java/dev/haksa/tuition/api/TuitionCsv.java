package dev.haksa.tuition.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.haksa.shared.csv.CsvCells;
import dev.haksa.tuition.BillLine;
import dev.haksa.tuition.TuitionRefund;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Bills and refunds as tables for accounting, with the columns of the lists. */
final class TuitionCsv {
    private static final List<String> BILLS = List.of(
            "studentNumber", "name", "term", "tuitionWon", "admissionFeeWon", "receivedWon", "state", "enteredAt");
    private static final List<String> REFUNDS = List.of(
            "id",
            "studentNumber",
            "name",
            "term",
            "event",
            "amountWon",
            "baseDate",
            "source",
            "recordedAt",
            "state",
            "reference",
            "paidOn");

    private TuitionCsv() {}

    static String bills(List<BillLine> lines) {
        return write(BILLS, lines.stream().map(TuitionBillLineResponse::from).map(TuitionCsv::row));
    }

    static String refunds(List<TuitionRefund> refunds) {
        return write(REFUNDS, refunds.stream().map(TuitionRefundResponse::from).map(TuitionCsv::row));
    }

    private static List<String> row(TuitionBillLineResponse line) {
        return cells(
                line.studentNumber(),
                line.name(),
                line.term(),
                line.tuitionWon(),
                line.admissionFeeWon(),
                line.receivedWon(),
                line.state(),
                line.enteredAt());
    }

    private static List<String> row(TuitionRefundResponse refund) {
        return cells(
                refund.id(),
                refund.studentNumber(),
                refund.name(),
                refund.term(),
                refund.event(),
                refund.amountWon(),
                refund.baseDate(),
                refund.source(),
                refund.recordedAt(),
                refund.state(),
                refund.reference(),
                refund.paidOn());
    }

    private static String write(List<String> header, Stream<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(header);
            rows.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> cells(@Nullable Object... values) {
        return Arrays.stream(values).map(CsvCells::text).toList();
    }
}
