package dev.haksa.tuition.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.tuition.TuitionAccount;
import dev.haksa.tuition.TuitionEntry;
import dev.haksa.tuition.TuitionEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A student's account of a term. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "TuitionAccount",
        description = "What was charged, paid, refunded and carried over, in whole won. / 한 학기의 고지·납부·반환·이월(원)")
public record TuitionAccountResponse(
        @Schema(examples = "26115001") String studentNumber,
        @Schema(examples = "2027-SPRING") String term,

        @Schema(description = "Absent when none was entered. / 고지가 없으면 없음") @Nullable
        TuitionBillResponse bill,

        @Schema(description = "Payments less reversals. / 납부액(취소 제외)", examples = "3250000")
        long paidWon,

        @Schema(description = "Brought from an earlier term. / 앞 학기에서 넘어온 금액", examples = "0")
        long carriedInWon,

        @Schema(examples = "0") long refundedWon,

        @Schema(description = "Waiting for a later term, or brought there. / 다음 학기로 넘긴 금액", examples = "0")
        long carriedOutWon,

        @Schema(description = "Charged and not paid (article 5 (3)). / 덜 낸 금액(제5조③)", examples = "0")
        long underpaidWon,

        @Schema(description = "Paid beyond the charge. / 더 낸 금액", examples = "0")
        long overpaidWon,

        @Schema(description = "In the order of recording. / 기록된 순서")
        List<Entry> entries) {
    static TuitionAccountResponse from(TuitionAccount account) {
        return new TuitionAccountResponse(
                account.studentNumber(),
                account.term(),
                account.bill() == null ? null : TuitionBillResponse.from(account.bill()),
                account.sums().paidWon(),
                account.sums().carriedInWon(),
                account.sums().refundedWon(),
                account.sums().carriedOutWon(),
                account.underpaidWon(),
                account.overpaidWon(),
                account.entries().stream().map(Entry::from).toList());
    }

    /** Something that became of what was paid. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TuitionEntry", description = "A refund or carry-over; never changed. / 반환 또는 이월 내역")
    public record Entry(
            @Schema(examples = "71") int id,
            TuitionEntry.Kind kind,
            TuitionEvent event,
            @Schema(examples = "2500000") long amountWon,

            @Schema(description = "Credits that go with a carry-over. / 이월과 함께 인정되는 학점", examples = "0")
            int credits,

            @Schema(description = "The day that it was reckoned by (article 3 (2)). / 산정 기준일")
            LocalDate baseDate,

            @Schema(description = "What it goes back to. / 근거", examples = "record-change/12")
            String source,

            @Schema(description = "Id of the carry-over that was applied or released. / 처리된 이월의 번호") @Nullable
            Integer settles,

            Instant recordedAt,

            @Schema(description = "When a refund was paid out; absent while it is due. / 반환금을 지급한 날") @Nullable
            LocalDate paidOn) {
        static Entry from(TuitionEntry entry) {
            return new Entry(
                    entry.id(),
                    entry.kind(),
                    entry.event(),
                    entry.amountWon(),
                    entry.credits(),
                    entry.baseDate(),
                    entry.source(),
                    entry.settles(),
                    entry.recordedAt(),
                    entry.paidOn());
        }
    }
}
