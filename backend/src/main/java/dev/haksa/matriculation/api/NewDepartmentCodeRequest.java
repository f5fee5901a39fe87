package dev.haksa.matriculation.api;

import dev.haksa.matriculation.DepartmentCodeService;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A code that is asked for. */
@Schema(name = "NewDepartmentCodeRequest", description = "A code for a new department. / 신설 학과의 소속코드 신청 내용")
public record NewDepartmentCodeRequest(
        @Schema(description = "Id of the department. / 학과 번호", examples = "27") @NotNull
        Integer department,

        @Schema(description = "Year in which it opened. / 개설학년도", examples = "2027") @NotNull @Min(1900) @Max(9999)
        Integer openedYear,

        @Schema(examples = "2027학년도 신설") @NotBlank @Size(max = 500)
        String reason) {
    DepartmentCodeService.NewRequest wanted() {
        return new DepartmentCodeService.NewRequest(department, openedYear, reason);
    }
}
