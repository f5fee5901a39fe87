package dev.haksa.matriculation.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.matriculation.Applicant;
import dev.haksa.matriculation.NumberedApplicant;
import dev.haksa.student.Admission;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody who was admitted. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AdmittedApplicant", description = "Somebody who was admitted. / 입학허가자")
public record ApplicantBody(
        @Schema(
                description = "Number of the admission office; the same again changes the applicant. / 수험번호",
                examples = "A-2027-00031")
        @NotNull
        @Pattern(regexp = "[A-Za-z0-9._-]{1,40}")
        String applicationNumber,

        @Schema(examples = "홍길동") @NotBlank @Size(max = 100) String name,

        @Schema(examples = "Hong Gildong") @Size(max = 100) @Nullable
        String nameEn,

        @Schema(examples = "2008-03-01") @Nullable LocalDate birthDate,

        @Schema(description = "FRESHMAN when left out. / 생략하면 신입", examples = "FRESHMAN") @Nullable
        Admission admission,

        @Schema(description = "Code of a program of the department. / 학과의 전공 과정 코드", examples = "B05")
        @NotBlank
        @Size(max = 100)
        String program,

        @Schema(description = "Credits recognised from the former university. / 전적대학 인정학점", examples = "0")
        @Min(0)
        @Max(300)
        @Nullable
        Integer formerCredits,

        @Schema(description = "Only in answers. / 응답에만 있음", examples = "27105001", readOnly = true) @Nullable
        String studentNumber) {
    Applicant applicant() {
        return new Applicant(
                applicationNumber,
                name.strip(),
                nameEn,
                birthDate,
                Objects.requireNonNullElse(admission, Admission.FRESHMAN),
                program,
                Objects.requireNonNullElse(formerCredits, 0));
    }

    static ApplicantBody from(NumberedApplicant numbered) {
        Applicant applicant = numbered.applicant();
        return new ApplicantBody(
                applicant.applicationNumber(),
                applicant.name(),
                applicant.nameEn(),
                applicant.birthDate(),
                applicant.admission(),
                applicant.programCode(),
                applicant.formerCredits(),
                numbered.studentNumber());
    }
}
