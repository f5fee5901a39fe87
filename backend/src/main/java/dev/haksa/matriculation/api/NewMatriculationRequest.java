package dev.haksa.matriculation.api;

import dev.haksa.matriculation.MatriculationService;
import dev.haksa.student.StudentType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A batch to be made. */
@Schema(
        name = "NewMatriculationRequest",
        description = "Whose student numbers are given together (annex 5). / 학번을 함께 부여할 입학년도·구분·학과")
public record NewMatriculationRequest(
        @Schema(examples = "2027") @NotNull @Min(1900) @Max(9999)
        Integer entranceYear,

        @NotNull StudentType type,

        @Schema(description = "Id of the department. / 학과 번호", examples = "5") @NotNull
        Integer department) {
    MatriculationService.NewBatch wanted() {
        return new MatriculationService.NewBatch(entranceYear, type, department);
    }
}
