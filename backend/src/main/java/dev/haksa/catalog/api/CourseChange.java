package dev.haksa.catalog.api;

import dev.haksa.catalog.CatalogFields;
import dev.haksa.catalog.Category;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to change of a course; what is absent stays. */
@Schema(name = "CourseChange", description = "What is to change of a course; what is absent stays. / 바꿀 항목만 보냅니다")
public record CourseChange(
        @Size(min = 1, max = 200) @Schema(examples = "회로이론") @Nullable
        String titleKo,

        @Size(min = 1, max = 200) @Schema(examples = "Circuit Theory") @Nullable
        String titleEn,

        @Min(0) @Max(30) @Schema(examples = "3") @Nullable Integer credits,

        @Schema(examples = "MAJOR_REQUIRED") @Nullable Category category,

        @Min(1) @Max(2147483647) @Schema(examples = "25") @Nullable
        Integer departmentId) {
    CatalogFields.OfCourse fields() {
        return new CatalogFields.OfCourse(null, titleKo, titleEn, credits, category, departmentId);
    }
}
