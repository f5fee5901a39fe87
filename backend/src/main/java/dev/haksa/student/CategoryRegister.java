package dev.haksa.student;

import dev.haksa.catalog.Category;
import dev.haksa.catalog.TermCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/**
 * Knows of decisions that changed what courses count for (제35조②), so that importing completed courses does not bring back
 * what they counted for before. Beans of this type are found by the imports.
 */
public interface CategoryRegister {
    /**
     * A completed course as an import brings it.
     *
     * @param category what it counts for as the import says
     */
    record Imported(String studentNumber, TermCode term, String courseNumber, Category category) {}

    /**
     * What imported courses count for, in the same order, after the decisions on record; these are kept for courses too
     * that come only now. In the import's transaction, whose students are locked.
     */
    Uni<List<Category>> settle(SqlConnection connection, List<Imported> imported);
}
