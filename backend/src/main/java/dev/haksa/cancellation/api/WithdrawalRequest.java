package dev.haksa.cancellation.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An application to withdraw from a course. */
@Schema(name = "WithdrawalRequest", description = "An application to withdraw from a course. / 수강철회 신청")
public record WithdrawalRequest(
        @NotBlank @Size(max = 500) @Schema(description = "Why. / 신청 사유", examples = "건강 문제로 수업을 계속 듣기 어려움")
        String reason) {}
