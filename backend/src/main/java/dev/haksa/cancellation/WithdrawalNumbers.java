package dev.haksa.cancellation;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a student applies for. */
@Schema(name = "WithdrawalNumbers", description = "An application to withdraw from a course. / 수강철회 신청")
public record WithdrawalNumbers(
        @Schema(description = "When it arrived; the period is judged by it. / 신청 시각")
        Instant appliedAt,

        @Schema(description = "The student's reason. / 신청 사유", examples = "건강 문제")
        String reason,

        @Schema(description = "Credits of the course. / 학점", examples = "3")
        int credits) {}
