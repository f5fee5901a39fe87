package dev.haksa.tuition.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A term to which what waits is applied. */
@Schema(
        name = "CarryOverApplicationRequest",
        description = "The term to which tuition carried over is applied. / 이월 등록금을 쓸 학기")
public record CarryOverApplicationRequest(
        @Schema(description = "Code of the term. / 학기", examples = "2027-FALL") @NotBlank @Size(max = 40)
        String term) {}
