package dev.haksa.change.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.change.ChangeState;
import dev.haksa.change.ChangeStep;
import dev.haksa.change.Clearance;
import dev.haksa.change.RecordChange;
import dev.haksa.change.TimelineEntry;
import dev.haksa.shared.i18n.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An application with its timeline. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RecordChange", description = "An application with its timeline. / 학적변동 신청과 진행 상황")
public record ChangeResponse(
        ChangeSummaryResponse application,
        @Schema(examples = "가정 사정") String reason,

        @Schema(implementation = Object.class, description = "What the kind asked for. / 종류별 입력")
        Map<String, Object> details,

        List<ChangeRequest.EvidenceBody> evidence,

        @Schema(description = "What happens next, who acts and until when. / 다음 절차")
        String next,

        List<StepResponse> steps,
        List<ClearanceResponse> clearances,

        @Schema(description = "What it does. / 미치는 영향") List<ConsequenceResponse> consequences,

        @Schema(description = "What happened so far. / 진행 상황")
        List<Entry> timeline,

        @Schema(description = "Who filed it. / 접수한 사람") String filedBy,
        @Nullable Instant decidedAt,

        @Schema(description = "When it was carried out. / 시행 시각") @Nullable
        Instant effectiveAt,

        @Schema(description = "Why it was rejected or cancelled. / 반려·취소 사유") @Nullable
        String endReason,

        @Schema(description = "Regulation by which it was filed. / 적용한 규정의 기준일")
        LocalDate regulationAsOf,

        @Schema(description = "True when nothing was changed. / 모의 실행 여부")
        boolean dryRun,

        @Schema(description = "What is possible now. / 지금 할 수 있는 일")
        List<ChangeActionLink> actions) {

    static ChangeResponse from(RecordChange change, ChangeView view) {
        Language language = view.language();
        return new ChangeResponse(
                ChangeSummaryResponse.from(change.summary(), view.today(), view.base(), language),
                change.draft().reason(),
                change.draft().details().getMap(),
                change.draft().evidence().stream()
                        .map(ChangeRequest.EvidenceBody::from)
                        .toList(),
                next(change, view),
                StepResponse.all(change, view.today(), language),
                change.clearances().stream()
                        .map(one -> ClearanceResponse.from(one, language))
                        .toList(),
                ConsequenceResponse.all(change.consequences(), language),
                change.timeline().stream()
                        .map(entry -> Entry.from(entry, language))
                        .toList(),
                change.filedBy(),
                change.decidedAt(),
                change.effectiveAt(),
                change.endReason(),
                change.basis().asOf(),
                view.dryRun(),
                view.dryRun() ? List.of() : ChangeActionLink.of(change, view));
    }

    private static String next(RecordChange change, ChangeView view) {
        ChangeState state = change.summary().state();
        ChangeStep step = change.currentStep();
        if (step == null) {
            return ChangeTexts.text("next." + state, facts(change), view.language());
        }
        if (step.committee() != null) {
            return ChangeTexts.text("next.committee", Map.of("committee", step.committee()), view.language());
        }
        List<String> open = change.clearances().stream()
                .filter(one -> !one.isSettled())
                .map(Clearance::code)
                .toList();
        return ChangeTexts.text(
                open.isEmpty() ? "next.step" : "next.clearances",
                Map.of("role", "ROLE_" + step.role(), "dueOn", step.dueOn(), "open", open),
                view.language());
    }

    private static Map<String, Object> facts(RecordChange change) {
        LocalDate effectiveOn = change.summary().effectiveOn();
        return Map.of(
                "effectiveOn",
                effectiveOn == null ? "" : effectiveOn,
                "reason",
                Objects.requireNonNullElse(change.endReason(), ""));
    }

    /** A line of the timeline. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RecordChangeTimelineEntry", description = "What happened, when and by whom. / 진행 기록")
    public record Entry(
            Instant at,
            TimelineEntry.Type type,
            @Schema(examples = "접수되었습니다.") String text,
            @Schema(description = "Who did it. / 한 사람") String actor,
            @Nullable String role,

            @Schema(description = "The president, when a delegate decided. / 위임한 사람") @Nullable
            String onBehalfOf,

            @Nullable String note) {
        static Entry from(TimelineEntry entry, Language language) {
            return new Entry(
                    entry.at(),
                    entry.type(),
                    ChangeTexts.text("event." + entry.type(), Map.of(), language),
                    entry.actorName(),
                    entry.actorRole(),
                    entry.onBehalfOf(),
                    entry.note());
        }
    }
}
