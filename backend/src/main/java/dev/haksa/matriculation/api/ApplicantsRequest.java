package dev.haksa.matriculation.api;

import dev.haksa.matriculation.Applicant;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.student.Admission;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Applicants to be added. */
@Schema(name = "ApplicantsRequest", description = "Applicants to be added or changed. / 추가하거나 바꿀 입학허가자")
public record ApplicantsRequest(
        @NotNull @Size(min = 1, max = 2000) List<@Valid @NotNull ApplicantBody> applicants) {
    List<Applicant> read() {
        for (int i = 0; i < applicants.size(); i++) {
            if (applicants.get(i).admission() == Admission.READMISSION) {
                throw ProblemException.invalid("ADMISSION_NOT_NEW", "/applicants/" + i + "/admission", Map.of());
            }
        }
        return applicants.stream().map(ApplicantBody::applicant).toList();
    }
}
