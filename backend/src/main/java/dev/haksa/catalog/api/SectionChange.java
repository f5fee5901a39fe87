package dev.haksa.catalog.api;

import dev.haksa.catalog.CatalogFields;
import dev.haksa.catalog.Category;
import dev.haksa.catalog.GradingScheme;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to change of a section; what is absent stays. */
@Schema(name = "SectionChange", description = "What is to change of a section; what is absent stays. / 바꿀 항목만 보냅니다")
public record SectionChange(
        @Size(min = 1, max = 200) @Schema(examples = "회로이론") @Nullable
        String title,

        @Schema(examples = "MAJOR_REQUIRED") @Nullable Category category,

        @Min(1) @Max(2147483647) @Schema(examples = "25") @Nullable
        Integer departmentId,

        @Size(min = 1, max = 20) @Schema(examples = "2학년") @Nullable
        String targetYear,

        @Size(max = 20) @Nullable List<@NotNull @Valid ClassTimeBody> classTimes,

        @Valid @Nullable ExamSlotBody examSlot,

        @Min(0) @Max(10000) @Schema(examples = "40") @Nullable
        Integer capacity,

        @Schema(examples = "RELATIVE") @Nullable GradingScheme gradingScheme,

        @Schema(examples = "false") @Nullable Boolean practice,

        @Schema(description = "Account of the professor. / 담당 교수 계정", examples = "0190a6f2-7c1e-7b54-9d61-1f2f6d1f0c11")
        @Nullable
        UUID professorId,

        @Size(max = 500)
        @Schema(
                description = "Why a published exam slot moves (article 17 ⑤). / 공지된 시험 시간을 바꾸는 사유",
                examples = "강의실 사고로 시험 시간 변경")
        @Nullable
        String reason) {
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
                reason);
    }
}
