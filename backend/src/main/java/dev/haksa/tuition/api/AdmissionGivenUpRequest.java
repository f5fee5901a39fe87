package dev.haksa.tuition.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An admission that was given up. */
@Schema(
        name = "AdmissionGivenUpRequest",
        description = "An admission that was given up, whose tuition is to be refunded. / 등록금을 반환할 입학포기")
public record AdmissionGivenUpRequest(
        @Schema(description = "Code of the term. / 학기", examples = "2027-SPRING") @NotBlank @Size(max = 40)
        String term,

        @Schema(description = "Day on which it was given up. / 입학포기원 제출일", examples = "2027-02-26") @NotNull
        LocalDate givenUpOn) {}
