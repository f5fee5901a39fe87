package dev.haksa.change.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.change.AssessedChange;
import dev.haksa.change.ChangeProcedure;
import dev.haksa.change.ChangeStep;
import dev.haksa.change.RecordChange;
import dev.haksa.change.StepRole;
import dev.haksa.change.Verdict;
import dev.haksa.change.domain.DueDates;
import dev.haksa.shared.i18n.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A decision on the way. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RecordChangeStep", description = "A decision on the way of an application. / 결재 단계")
public record StepResponse(
        @Schema(examples = "1") int number,
        StepRole role,
        @Schema(examples = "학과장 확인") String name,
        @Schema(examples = "3") int workingDays,

        @Schema(description = "Due day; expected until the step begins. / 처리 기한, 앞 단계가 끝나기 전에는 예상")
        LocalDate dueOn,

        @Schema(description = "Whether it waits for its decision now. / 지금 이 단계인지")
        boolean current,

        @Schema(description = "Whether it is late. / 기한이 지났는지")
        boolean overdue,

        @Schema(description = "Committee that sits, while the clock stands still. / 심의 중인 위원회") @Nullable
        String committee,

        @Nullable Verdict verdict,
        @Nullable Instant decidedAt,

        @Schema(description = "Who decided. / 결재한 사람") @Nullable
        String decidedBy,

        @Schema(description = "The president, when a delegate decided (article 57). / 위임한 사람") @Nullable
        String onBehalfOf,

        @Nullable String reason) {
    static List<StepResponse> all(RecordChange change, LocalDate today, Language language) {
        return change.steps().stream()
                .map(step ->
                        from(step, step.isCurrent() && change.summary().state().isPending(), today, language))
                .toList();
    }

    static List<StepResponse> expected(AssessedChange assessed, Language language) {
        List<ChangeProcedure.Step> steps = assessed.procedure().steps();
        return IntStream.range(0, steps.size())
                .mapToObj(i -> expected(i + 1, steps.get(i), assessed.dueDates().get(i), language))
                .toList();
    }

    private static StepResponse from(ChangeStep step, boolean current, LocalDate today, Language language) {
        return new StepResponse(
                step.number(),
                step.role(),
                ChangeTexts.name("ROLE_" + step.role(), language),
                step.workingDays(),
                step.dueOn(),
                current,
                current && DueDates.isOverdue(step.dueOn(), step.pausedOn() != null, today),
                step.committee(),
                step.verdict(),
                step.decidedAt(),
                step.decidedBy(),
                step.onBehalfOf(),
                step.reason());
    }

    private static StepResponse expected(int number, ChangeProcedure.Step step, LocalDate due, Language language) {
        return new StepResponse(
                number,
                step.role(),
                ChangeTexts.name("ROLE_" + step.role(), language),
                step.workingDays(),
                due,
                number == 1,
                false,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
