package dev.haksa.change.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.change.ChangeKind;
import dev.haksa.change.ChangeState;
import dev.haksa.change.ChangeSummary;
import dev.haksa.change.Channel;
import dev.haksa.change.StepRole;
import dev.haksa.change.domain.DueDates;
import dev.haksa.shared.i18n.Language;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An application in a list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RecordChangeSummary", description = "An application in a list. / 학적변동 신청 요약")
public record ChangeSummaryResponse(
        @Schema(examples = "31") int id,
        ChangeKind kind,
        @Schema(examples = "일반휴학") String name,
        ChangeState state,
        @Schema(examples = "26115001") String studentNumber,
        @Schema(examples = "홍길동") String studentName,
        @Schema(examples = "15") int departmentId,
        @Schema(examples = "경찰교정학과") String department,
        Channel channel,
        @Schema(description = "접수일자") LocalDate receiptDate,

        @Schema(description = "Effective date, once approved. / 학적변동일자") @Nullable
        LocalDate effectiveOn,

        Instant submittedAt,

        @Schema(description = "Whose decision it waits for. / 결재할 사람") @Nullable
        StepRole waitsFor,

        @Schema(description = "Until when that decision is due. / 처리 기한") @Nullable
        LocalDate dueOn,

        @Schema(description = "Whether that decision is late. / 기한이 지났는지")
        boolean overdue,

        @Schema(description = "Whether a committee sits, while the clock stands still. / 위원회 심의 중인지")
        boolean inCommittee,

        @Schema(examples = "/api/v1/record-changes/31") String href) {
    static ChangeSummaryResponse from(ChangeSummary change, LocalDate today, String base, Language language) {
        ChangeSummary.Current current = change.current();
        return new ChangeSummaryResponse(
                change.id(),
                change.kind(),
                ChangeTexts.name(change.kind(), language),
                change.state(),
                change.studentNumber(),
                change.studentName(),
                change.departmentId(),
                change.departmentName(),
                change.channel(),
                change.receiptDate(),
                change.effectiveOn(),
                change.submittedAt(),
                current == null ? null : current.role(),
                current == null ? null : current.dueOn(),
                current != null && DueDates.isOverdue(current.dueOn(), current.paused(), today),
                current != null && current.paused(),
                base + "/" + change.id());
    }
}
