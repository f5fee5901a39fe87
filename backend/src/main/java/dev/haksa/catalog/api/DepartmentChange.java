package dev.haksa.catalog.api;

import dev.haksa.catalog.CatalogFields;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to change of a department; what is absent stays. */
@Schema(
        name = "DepartmentChange",
        description = "What is to change of a department; what is absent stays. / 바꿀 항목만 보냅니다")
public record DepartmentChange(
        @Size(min = 1, max = 100) @Schema(examples = "전기공학과") @Nullable
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
