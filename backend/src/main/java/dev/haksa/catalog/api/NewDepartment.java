package dev.haksa.catalog.api;

import dev.haksa.catalog.CatalogFields;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A department to be added. */
@Schema(name = "NewDepartment", description = "A department to be added. / 새 학과")
public record NewDepartment(
        @NotBlank @Size(max = 100) @Schema(examples = "전기공학과")
        String nameKo,

        @Size(min = 1, max = 100) @Schema(examples = "Electrical Engineering") @Nullable
        String nameEn,

        @Min(1900) @Max(9999) @Schema(examples = "2016") @Nullable
        Integer openedYear,

        @Size(min = 1, max = 100) @Schema(description = "Faculty or division. / 학부 또는 계열", examples = "공학계열") @Nullable
        String facultyKo,

        @Size(min = 1, max = 100) @Schema(examples = "Engineering") @Nullable
        String facultyEn) {
    CatalogFields.OfDepartment fields() {
        return new CatalogFields.OfDepartment(nameKo, nameEn, openedYear, facultyKo, facultyEn);
    }
}
