package dev.haksa.catalog.api;

import dev.haksa.catalog.CatalogFields;
import dev.haksa.catalog.Category;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A course to be added. */
@Schema(name = "NewCourse", description = "A course to be added. / 새 교과목")
public record NewCourse(
        @NotBlank @Size(max = 20) @Pattern(regexp = "[A-Za-z0-9._-]+") @Schema(examples = "EE.201")
        String courseNumber,

        @NotBlank @Size(max = 200) @Schema(examples = "회로이론")
        String titleKo,

        @Size(min = 1, max = 200) @Schema(examples = "Circuit Theory") @Nullable
        String titleEn,

        @NotNull @Min(0) @Max(30) @Schema(examples = "3") Integer credits,

        @NotNull @Schema(examples = "MAJOR_REQUIRED") Category category,

        @Min(1) @Max(2147483647) @Schema(examples = "25") @Nullable
        Integer departmentId) {
    CatalogFields.OfCourse fields() {
        return new CatalogFields.OfCourse(courseNumber, titleKo, titleEn, credits, category, departmentId);
    }
}
