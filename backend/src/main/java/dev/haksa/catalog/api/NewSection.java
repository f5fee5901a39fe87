package dev.haksa.catalog.api;

import dev.haksa.catalog.CatalogFields;
import dev.haksa.catalog.Category;
import dev.haksa.catalog.GradingScheme;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A section to be added to a term; what is absent comes from the course. */
@Schema(
        name = "NewSection",
        description =
                "A section to be added to a term; what is absent comes from the course. / 새 강좌. 보내지 않은 항목은 교과목을 따릅니다")
public record NewSection(
        @NotBlank @Size(max = 20) @Schema(examples = "EE.201")
        String courseNumber,

        @NotBlank @Size(max = 10) @Pattern(regexp = "[A-Za-z0-9._-]+") @Schema(examples = "001")
        String sectionNumber,

        @Size(min = 1, max = 200) @Schema(examples = "회로이론") @Nullable
        String title,

        @Schema(examples = "MAJOR_REQUIRED") @Nullable Category category,

        @Min(1) @Max(2147483647) @Schema(examples = "25") @Nullable
        Integer departmentId,

        @Size(min = 1, max = 20) @Schema(examples = "2학년") @Nullable
        String targetYear,

        @Size(max = 20) @Nullable List<@NotNull @Valid ClassTimeBody> classTimes,

        @Valid @Nullable ExamSlotBody examSlot,

        @NotNull @Min(0) @Max(10000) @Schema(examples = "40")
        Integer capacity,

        @Schema(examples = "RELATIVE") @Nullable GradingScheme gradingScheme,

        @Schema(examples = "false") @Nullable Boolean practice,

        @Schema(description = "Account of the professor. / 담당 교수 계정", examples = "0190a6f2-7c1e-7b54-9d61-1f2f6d1f0c11")
        @Nullable
        UUID professorId) {
    CatalogFields.OfSection fields() {
        return new CatalogFields.OfSection(
                title,
                category,
                departmentId,
                targetYear,
                ClassTimeBody.toClassTimes(classTimes),
                examSlot == null ? null : examSlot.toExamSlot(),
                capacity,
                gradingScheme,
                practice,
                professorId == null ? null : professorId.toString(),
                null);
    }
}
