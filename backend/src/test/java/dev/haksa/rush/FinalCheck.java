package dev.haksa.rush;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Proves afterwards that every count agrees: what was acknowledged, what the rows say, what the counters say. */
final class FinalCheck {
    private static final String TOTALS = """
            select count(*) from student_term t
             where t.credits <> (select coalesce(sum(e.credits), 0) from enrollment e
                                  where e.student_number = t.student_number and e.term_id = t.term_id and e.state = 'ENROLLED')
                or t.credits > t.ceiling
            """;

    private FinalCheck() {}

    /** Every disagreement found; empty when all is well. */
    static List<String> run(String jdbcUrl, List<Offer> offers, Map<Integer, Integer> acknowledged)
            throws SQLException {
        List<String> findings = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            Map<Integer, Integer> rows = counts(
                    statement,
                    "select section_id, count(*)::int from enrollment where state = 'ENROLLED' group by section_id");
            Map<Integer, Integer> counters = counts(statement, "select section_id, enrolled from section_seats");
            for (Offer offer : offers) {
                int acknowledgedSeats = acknowledged.getOrDefault(offer.id(), 0);
                int rowsFound = rows.getOrDefault(offer.id(), 0);
                int counter = counters.getOrDefault(offer.id(), 0);
                if (rowsFound != acknowledgedSeats || counter != acknowledgedSeats || counter > offer.capacity()) {
                    findings.add("section %d: acknowledged %d, rows %d, counter %d, capacity %d"
                            .formatted(offer.id(), acknowledgedSeats, rowsFound, counter, offer.capacity()));
                }
            }
            try (ResultSet result = statement.executeQuery(TOTALS)) {
                result.next();
                if (result.getInt(1) > 0) {
                    findings.add(result.getInt(1) + " students whose credit total disagrees with their rows");
                }
            }
        }
        return findings;
    }

    private static Map<Integer, Integer> counts(Statement statement, String sql) throws SQLException {
        Map<Integer, Integer> counts = new HashMap<>();
        try (ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                counts.put(result.getInt(1), result.getInt(2));
            }
        }
        return counts;
    }
}
