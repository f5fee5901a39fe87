package dev.haksa.loan.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.haksa.loan.LoanApplication;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ranking as a table. */
final class LoanCsv {
    private static final List<String> HEADER = List.of(
            "rank",
            "reference",
            "studentNumber",
            "applicationNumber",
            "name",
            "householdIncomeWon",
            "incomeBracket",
            "percentile",
            "askedWon",
            "receivedOn",
            "result",
            "ceilingWon",
            "grantedWon");
    /** What a spreadsheet would take for the beginning of a formula. */
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private LoanCsv() {}

    static String write(List<LoanApplication> loans) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(HEADER);
            loans.forEach(loan -> csv.writeRecord(row(LoanResponse.from(loan))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> row(LoanResponse loan) {
        return List.of(
                cell(loan.rank()),
                cell(loan.reference()),
                cell(loan.studentNumber()),
                cell(loan.applicationNumber()),
                cell(loan.name()),
                cell(loan.householdIncomeWon()),
                cell(loan.incomeBracket()),
                cell(loan.percentile()),
                cell(loan.askedWon()),
                cell(loan.receivedOn()),
                cell(loan.result()),
                cell(loan.ceilingWon()),
                cell(loan.grantedWon()));
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
