package dev.haksa.student;

import dev.haksa.catalog.Category;
import dev.haksa.student.domain.Attempt;
import dev.haksa.student.domain.CompletedRow;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;

/** Lets imported courses count for what was decided since. */
@ApplicationScoped
class SettledCategories {
    private final List<CategoryRegister> registers;

    SettledCategories(@All List<CategoryRegister> registers) {
        this.registers = registers;
    }

    /** The same rows with the categories that stand. */
    Uni<List<CompletedRow>> of(SqlConnection connection, List<CompletedRow> rows) {
        Uni<List<CompletedRow>> settled = Uni.createFrom().item(rows);
        for (CategoryRegister register : registers) {
            settled = settled.chain(now -> settle(connection, register, now));
        }
        return settled;
    }

    private static Uni<List<CompletedRow>> settle(
            SqlConnection connection, CategoryRegister register, List<CompletedRow> rows) {
        return register.settle(
                        connection,
                        rows.stream().map(SettledCategories::imported).toList())
                .map(categories -> IntStream.range(0, rows.size())
                        .mapToObj(i -> with(rows.get(i), categories.get(i)))
                        .toList());
    }

    private static CategoryRegister.Imported imported(CompletedRow row) {
        Attempt attempt = row.attempt();
        return new CategoryRegister.Imported(
                row.studentNumber(), attempt.term(), attempt.courseNumber(), attempt.category());
    }

    private static CompletedRow with(CompletedRow row, Category category) {
        Attempt attempt = row.attempt();
        return new CompletedRow(
                row.studentNumber(),
                new Attempt(
                        attempt.term(),
                        attempt.courseNumber(),
                        attempt.title(),
                        attempt.credits(),
                        category,
                        attempt.grade()));
    }
}
