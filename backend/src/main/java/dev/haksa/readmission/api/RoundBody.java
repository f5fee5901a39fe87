package dev.haksa.readmission.api;

import dev.haksa.readmission.RoundFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A round as academic affairs lays it down. */
@Schema(name = "ReadmissionRoundBody", description = "A round of readmission to be laid down. / 재입학 회차의 내용")
public record RoundBody(
        @Schema(
                description = "Term from whose start applicants are students again. / 재입학하는 학기",
                examples = "2027-SPRING")
        @NotBlank
        @Size(max = 40)
        String term,

        @Schema(description = "First day of filing; postmarks count. / 접수 시작일(우편소인 기준)", examples = "2027-01-04")
        @NotNull
        LocalDate opensOn,

        @Schema(description = "Last day of filing. / 접수 마감일", examples = "2027-01-15") @NotNull
        LocalDate closesOn,

        @Schema(description = "Fee in won. / 재입학 수속비(원)", examples = "150000") @NotNull @Min(0) @Max(99_999_999)
        Integer feeWon,

        @Schema(description = "Last day for paying. / 수속비 납부 마감일", examples = "2027-02-05") @NotNull
        LocalDate feeDueOn,

        @Schema(description = "Last day for registering for the term. / 등록 마감일", examples = "2027-02-26") @NotNull
        LocalDate registerBy,

        @Schema(description = "Places by department. / 학과별 허가 여석") @NotEmpty @Size(max = 200)
        List<@NotNull @Valid DepartmentPlaces> places) {
    /** Places of a department. */
    @Schema(name = "ReadmissionPlaces", description = "Places of a department. / 학과별 허가 여석")
    public record DepartmentPlaces(
            @Schema(examples = "3") @NotNull @Min(1) Integer departmentId,

            @Schema(examples = "2") @NotNull @Min(0) @Max(999)
            Integer places) {}

    RoundFields fields() {
        Map<Integer, Integer> byDepartment = new HashMap<>();
        places.forEach(one -> byDepartment.put(one.departmentId(), one.places()));
        return new RoundFields(term, opensOn, closesOn, feeWon, feeDueOn, registerBy, byDepartment);
    }
}
