package dev.haksa.enrollment.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.shared.http.MayBeRehearsal;
import dev.haksa.shared.problem.ProblemViolation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The answer to a student who wants to wait. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "WaitlistDecision",
        description = "The outcome of a granted wish to wait. A refused one is answered by a problem with every reason."
                + " / 허가된 대기 신청의 결과. 거절된 신청에는 모든 사유가 담긴 오류 응답을 보냅니다.")
public record WaitlistDecisionResponse(
        @Schema(description = "The place; absent in a dry run. / 대기 내역(모의 실행이면 없음)") @Nullable
        WaitlistEntryResponse entry,

        @Schema(description = "Place on the list at the decision. / 판단 당시의 순번", examples = "4") @Nullable
        Integer position,

        @Schema(description = "True when a seat that was kept for the list came at once. / 곧바로 자리를 받았는지 여부")
        boolean promoted,

        List<ProblemViolation> warnings,
        boolean dryRun,

        @Schema(description = "True when you waited already. / 이미 대기 중이었는지 여부")
        boolean repeated,

        @Schema(description = "True when you only practise. / 연습 여부", examples = "false")
        boolean rehearsal)
        implements MayBeRehearsal {}
