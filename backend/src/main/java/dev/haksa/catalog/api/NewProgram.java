package dev.haksa.catalog.api;

import dev.haksa.catalog.CatalogFields;
import dev.haksa.catalog.Program;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A program to be added. */
@Schema(name = "NewProgram", description = "A program to be added. / 새 학위 과정")
public record NewProgram(
        @NotBlank @Size(max = 20) @Pattern(regexp = "[A-Za-z0-9._-]+") @Schema(examples = "B25")
        String code,

        @NotNull @Min(1) @Max(2147483647) @Schema(examples = "25")
        Integer departmentId,

        @NotBlank @Size(max = 100) @Schema(examples = "전기공학과 학사과정")
        String nameKo,

        @Size(min = 1, max = 100) @Schema(examples = "Bachelor of Electrical Engineering") @Nullable
        String nameEn,

        @NotNull @Schema(examples = "BACHELOR") Program.Degree degree) {
    CatalogFields.OfProgram fields() {
        return new CatalogFields.OfProgram(code, departmentId, nameKo, nameEn, degree);
    }
}
