package dev.haksa.cancellation.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.cancellation.Withdrawal;
import dev.haksa.cancellation.WithdrawalState;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An application to withdraw from a course. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Withdrawal",
        description = "An application to withdraw from a course: once carried out, the enrollment stays on the record"
                + " without a grade; tuition is not given back. / 수강철회 신청. 철회되면 기록은 성적 없이 남고 등록금은 돌려주지 않습니다.")
public record WithdrawalResponse(
        @Schema(examples = "26115001") String studentNumber,
        BatchItemResponse.@Nullable ItemSection section,
        @Schema(examples = "2027-SPRING") String term,
        @Schema(examples = "3") int credits,
        WithdrawalState state,
        String reason,

        @Schema(description = "When it arrived; the period is judged by it. / 신청 시각")
        Instant appliedAt,

        @Schema(description = "When it ended. / 결정 시각") @Nullable
        Instant decidedAt,

        @Schema(description = "Why it was refused. / 반려 사유") @Nullable
        String refusalReason,

        @Schema(description = "True when nothing was changed. / 모의 실행 여부")
        boolean dryRun,

        @Schema(description = "What is possible now. / 지금 할 수 있는 일")
        List<BatchActionLink> actions) {
    static WithdrawalResponse from(Withdrawal withdrawal, boolean dryRun) {
        String href = "/api/v1/students/me/withdrawals/" + withdrawal.section().id();
        boolean pending = withdrawal.state() == WithdrawalState.PENDING && !dryRun;
        return new WithdrawalResponse(
                withdrawal.studentNumber(),
                BatchItemResponse.ItemSection.from(withdrawal.section()),
                withdrawal.term(),
                withdrawal.credits(),
                withdrawal.state(),
                withdrawal.reason(),
                withdrawal.appliedAt(),
                withdrawal.decidedAt(),
                withdrawal.refusalReason(),
                dryRun,
                pending ? List.of(new BatchActionLink("CANCEL", "DELETE", href)) : List.of());
    }

    /** All applications of a student. */
    @Schema(name = "WithdrawalList", description = "A student's applications, the latest first. / 수강철회 신청 목록")
    public record All(List<WithdrawalResponse> items) {
        static All from(List<Withdrawal> withdrawals) {
            return new All(withdrawals.stream()
                    .map(one -> WithdrawalResponse.from(one, false))
                    .toList());
        }
    }
}
