package dev.haksa.change.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.change.ChangeKind;
import dev.haksa.change.ChangeProcedure;
import dev.haksa.change.Channel;
import dev.haksa.change.EffectiveRule;
import dev.haksa.change.ReceiptRule;
import dev.haksa.change.StepRole;
import dev.haksa.shared.i18n.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a kind of change works. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "RecordChangeKind",
        description = "How a kind of change is applied for, decided and carried out. / 학적변동 종류별 절차")
public record ChangeKindResponse(
        ChangeKind kind,

        @Schema(description = "In the asked language. / 이름", examples = "일반휴학")
        String name,

        Names names,

        @Schema(description = "How to apply. / 접수 방법") List<Channel> channels,

        @Schema(description = "Number of the form (annex 7). / 별지 서식 번호", examples = "1") @Nullable
        Integer form,

        ReceiptRule receiptRule,

        @Schema(description = "The rule in words. / 접수일자 기준")
        String receiptRuleText,

        EffectiveRule effectiveRule,

        @Schema(description = "The rule in words. / 학적변동일자 기준")
        String effectiveRuleText,

        List<Step> steps,

        @Schema(description = "What must be attached. / 증빙서류")
        List<NamedCode> evidence,

        @Schema(description = "Who else must confirm. / 확인이 필요한 부서")
        List<NamedCode> clearances,

        @Schema(description = "Whether a committee may sit, while the clock stands still. / 심의위원회 대상 여부")
        boolean committee,

        @Schema(description = "Whether a delegate of the president may decide (article 57). / 전결 가능 여부")
        boolean delegable,

        List<NamedCode> effects,

        @Schema(description = "Where its values and dates of entry into force are. / 시행일별 값")
        String regulationHref) {
    static ChangeKindResponse from(ChangeProcedure procedure, Language language) {
        return new ChangeKindResponse(
                procedure.kind(),
                language == Language.KO
                        ? procedure.name().ko()
                        : procedure.name().en(),
                new Names(procedure.name().ko(), procedure.name().en()),
                procedure.channels().stream().sorted().toList(),
                procedure.form(),
                procedure.receipt(),
                ChangeTexts.text("receipt." + procedure.receipt(), Map.of(), language),
                procedure.effective(),
                ChangeTexts.text("effective." + procedure.effective(), Map.of(), language),
                procedure.steps().stream()
                        .map(step -> new Step(
                                step.role(), ChangeTexts.name("ROLE_" + step.role(), language), step.workingDays()))
                        .toList(),
                NamedCode.all(procedure.evidence(), language),
                NamedCode.all(procedure.clearances(), language),
                procedure.committee(),
                procedure.delegable(),
                NamedCode.all(procedure.effects().stream().sorted().toList(), language),
                "/api/v1/regulations/parameters/record-changes/" + key(procedure.kind()));
    }

    private static String key(ChangeKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In both languages. */
    @Schema(name = "RecordChangeKindNames", description = "Name in both languages. / 두 언어의 이름")
    public record Names(
            @Schema(examples = "일반휴학") String ko,
            @Schema(examples = "General leave") String en) {}

    /** A decision. */
    @Schema(name = "RecordChangeKindStep", description = "A decision and its working days. / 결재 단계와 처리 기간")
    public record Step(
            StepRole role,
            @Schema(examples = "학과장 확인") String name,
            @Schema(examples = "3") int workingDays) {}

    /** All kinds that are in force on a day. */
    @Schema(name = "RecordChangeKindList", description = "All kinds in force on a day. / 기준일에 시행 중인 학적변동 종류")
    public record All(LocalDate on, List<ChangeKindResponse> items) {}
}
