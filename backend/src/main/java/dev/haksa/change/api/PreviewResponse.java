package dev.haksa.change.api;

import dev.haksa.change.AssessedChange;
import dev.haksa.change.ChangeKind;
import dev.haksa.change.Channel;
import dev.haksa.change.EffectiveRule;
import dev.haksa.change.domain.FilingRules;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.problem.ProblemViolation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What would come of an application. */
@Schema(
        name = "RecordChangePreview",
        description = "What would come of an application today; nothing was changed. / 신청 전 미리보기, 바뀐 것은 없음")
public record PreviewResponse(
        ChangeKind kind,
        @Schema(examples = "일반휴학") String name,

        @Schema(description = "Whether nothing stands against it. / 신청할 수 있는지")
        boolean possible,

        @Schema(description = "Every reason against it, with article and remedy. / 신청할 수 없는 이유 전부")
        List<ProblemViolation> violations,

        @Schema(description = "What to know although it does not stop the application. / 참고할 점")
        List<ProblemViolation> warnings,

        @Schema(description = "ONLINE, or how it has to be sent. / 온라인 또는 보낼 방법")
        Channel channel,

        @Schema(description = "Receipt date. / 접수일자") LocalDate receiptDate,

        @Schema(description = "Effective date; an estimate when it depends on the approval. / 학적변동일자, 승인일에 따르면 예상")
        LocalDate effectiveOn,

        EffectiveRule effectiveRule,

        @Schema(description = "What happens next, who acts and until when. / 다음 절차")
        String next,

        @Schema(description = "Decisions with their due days. / 결재 단계와 기한")
        List<StepResponse> steps,

        @Schema(description = "What must be attached. / 필요한 증빙서류")
        List<NamedCode> evidence,

        @Schema(description = "Who else must confirm. / 확인이 필요한 부서")
        List<NamedCode> clearances,

        @Schema(description = "What it does. / 미치는 영향") List<ConsequenceResponse> consequences) {
    static PreviewResponse from(AssessedChange assessed, Language language) {
        return new PreviewResponse(
                assessed.draft().kind(),
                ChangeTexts.name(assessed.draft().kind(), language),
                assessed.isPossible(),
                assessed.violations().stream()
                        .map(one -> ProblemViolation.of(one, language))
                        .toList(),
                assessed.warnings().stream()
                        .map(one -> ProblemViolation.of(one, language))
                        .toList(),
                assessed.draft().channel(),
                assessed.draft().receiptDate(),
                assessed.effectiveOn(),
                assessed.procedure().effective(),
                next(assessed, language),
                StepResponse.expected(assessed, language),
                NamedCode.all(
                        FilingRules.required(
                                assessed.procedure(), assessed.draft().channel()),
                        language),
                NamedCode.all(assessed.procedure().clearances(), language),
                ConsequenceResponse.all(assessed.consequences(), language));
    }

    private static String next(AssessedChange assessed, Language language) {
        String key = assessed.draft().channel() == Channel.ONLINE ? "next.preview" : "next.paper";
        return ChangeTexts.text(
                key,
                Map.of(
                        "channel", assessed.draft().channel(),
                        "role",
                                "ROLE_"
                                        + assessed.procedure()
                                                .steps()
                                                .getFirst()
                                                .role(),
                        "dueOn", assessed.dueDates().getFirst()),
                language);
    }
}
