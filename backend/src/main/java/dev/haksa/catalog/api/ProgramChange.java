package dev.haksa.catalog.api;

import dev.haksa.catalog.CatalogFields;
import dev.haksa.catalog.Program;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to change of a program; what is absent stays. */
@Schema(name = "ProgramChange", description = "What is to change of a program; what is absent stays. / 바꿀 항목만 보냅니다")
public record ProgramChange(
        @Min(1) @Max(2147483647) @Schema(examples = "25") @Nullable
        Integer departmentId,

        @Size(min = 1, max = 100) @Schema(examples = "전기공학과 학사과정") @Nullable
        String nameKo,

        @Size(min = 1, max = 100) @Schema(examples = "Bachelor of Electrical Engineering") @Nullable
        String nameEn,

        @Schema(examples = "BACHELOR") Program.@Nullable Degree degree) {
    CatalogFields.OfProgram fields() {
        return new CatalogFields.OfProgram(null, departmentId, nameKo, nameEn, degree);
    }
}
