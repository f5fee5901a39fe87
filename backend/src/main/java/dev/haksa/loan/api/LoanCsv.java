package dev.haksa.loan.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.haksa.loan.LoanApplication;
import dev.haksa.shared.csv.CsvCells;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

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
                CsvCells.text(loan.rank()),
                CsvCells.text(loan.reference()),
                CsvCells.text(loan.studentNumber()),
                CsvCells.text(loan.applicationNumber()),
                CsvCells.text(loan.name()),
                CsvCells.text(loan.householdIncomeWon()),
                CsvCells.text(loan.incomeBracket()),
                CsvCells.text(loan.percentile()),
                CsvCells.text(loan.askedWon()),
                CsvCells.text(loan.receivedOn()),
                CsvCells.text(loan.result()),
                CsvCells.text(loan.ceilingWon()),
                CsvCells.text(loan.grantedWon()));
    }
}
