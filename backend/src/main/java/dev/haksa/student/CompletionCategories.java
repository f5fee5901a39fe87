package dev.haksa.student;

import dev.haksa.catalog.Category;
import dev.haksa.student.store.CategoryRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What completed courses count for, for features that change it: credits stay, categories move (제35조②). */
@ApplicationScoped
public class CompletionCategories {
    private final CategoryRows rows;

    CompletionCategories(CategoryRows rows) {
        this.rows = rows;
    }

    /**
     * A completed course.
     *
     * @param category what it counts for
     * @param inCatalogue what the catalogue says of the course; null when it is not there any more
     * @param departmentId department of the course; null without one
     */
    public record Completed(
            String termCode,
            String courseNumber,
            Category category,
            @Nullable Category inCatalogue,
            @Nullable Integer departmentId) {}

    /** A course that is to count for something else. */
    public record Change(String termCode, String courseNumber, Category category) {}

    /** All completed courses of a student. */
    public Uni<List<Completed>> of(SqlConnection connection, String studentNumber) {
        return rows.of(connection, studentNumber);
    }

    /** Changes what courses of a student count for, in the caller's transaction. */
    public Uni<Void> change(SqlConnection connection, String studentNumber, List<Change> changes) {
        return changes.isEmpty() ? Uni.createFrom().voidItem() : rows.change(connection, studentNumber, changes);
    }
}
