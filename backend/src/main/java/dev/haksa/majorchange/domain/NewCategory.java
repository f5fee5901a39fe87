package dev.haksa.majorchange.domain;

import dev.haksa.catalog.Category;
import org.jspecify.annotations.Nullable;

/**
 * What a completed course counts for after a change of major (article 35 (2)): courses of the new department count as its
 * catalogue says, courses of other majors as free electives, everything else as before.
 */
public final class NewCategory {
    private NewCategory() {}

    /**
     * The new category.
     *
     * @param before what it counted for
     * @param inCatalogue what the catalogue says of the course today; null when it is not there any more
     * @param courseDepartmentId department of the course; null without one
     */
    public static Category of(
            Category before,
            @Nullable Category inCatalogue,
            @Nullable Integer courseDepartmentId,
            int newDepartmentId) {
        if (inCatalogue != null && courseDepartmentId != null && courseDepartmentId == newDepartmentId) {
            return inCatalogue;
        }
        return switch (before) {
            case MAJOR_REQUIRED, MAJOR_ELECTIVE, THESIS -> Category.FREE_ELECTIVE;
            case GENERAL_REQUIRED, GENERAL_ELECTIVE, TEACHING, FREE_ELECTIVE -> before;
        };
    }
}
