package dev.haksa.tuition.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.i18n.Texts;
import dev.haksa.shared.problem.ArticleLink;
import dev.haksa.tuition.BaseDateReason;
import dev.haksa.tuition.BillSource;
import dev.haksa.tuition.TuitionConsequence;
import dev.haksa.tuition.TuitionEvent;
import dev.haksa.tuition.TuitionOutcome;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a withdrawal or leave does to tuition, and why. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "TuitionQuote",
        description = "What a withdrawal or a leave does to tuition, with rule, days, dates and the amounts used."
                + " / 자퇴나 휴학을 하면 등록금이 어떻게 되는지와 그 근거, 일수, 날짜, 계산에 쓰인 금액")
public record TuitionQuoteResponse(
        @Schema(examples = "26115001") String studentNumber,

        @Schema(
                description = "The term that the figures are about; from leave, that of the leave. / 계산의 대상 학기",
                examples = "2027-SPRING")
        String term,

        TuitionEvent event,
        TuitionOutcome outcome,

        @Schema(description = "What is refunded or carried over, in whole won. / 반환 또는 이월 금액(원)", examples = "2500000")
        long amountWon,

        @Schema(description = "In the language of the answer. / 요청한 언어의 설명")
        String explanation,

        @Schema(description = "Article of the amount. / 금액의 근거 조항")
        ArticleLink article,

        BaseDate baseDate,
        Days days,
        Inputs inputs,

        @Schema(description = "Absent for a leave. / 휴학이면 없음") @Nullable
        Refund refund,

        @Schema(description = "Only for a leave. / 휴학일 때만") @Nullable
        CarryOver carryOver,

        @Schema(description = "Regulation data used. / 적용한 규정 자료의 판", examples = "3f2a90c1d4e5")
        String regulationVersion) {
    static TuitionQuoteResponse from(TuitionConsequence quote, Language language) {
        return new TuitionQuoteResponse(
                quote.studentNumber(),
                quote.term(),
                quote.request().event(),
                quote.outcome(),
                quote.amountWon(),
                Texts.get(language, "consequence." + quote.code(), quote.facts()),
                ArticleLink.of(quote.article()),
                BaseDate.from(quote),
                new Days(quote.termStartsOn(), quote.daysFromStart(), quote.classDay(), quote.classDays()),
                Inputs.from(quote),
                quote.refund() == null ? null : Refund.from(quote.refund()),
                quote.carryOver() == null ? null : CarryOver.from(quote.carryOver()),
                quote.basis().regulationVersion());
    }

    /** Which day counts. */
    @Schema(name = "TuitionBaseDate", description = "Which day counts (article 3 (2)). / 산정 기준일(제3조②)")
    record BaseDate(
            @Schema(examples = "2027-04-15") LocalDate date,
            BaseDateReason reason,

            @Schema(description = "The day that was asked about. / 요청한 날", examples = "2027-04-15")
            LocalDate requestedOn,

            ArticleLink article) {
        private static BaseDate from(TuitionConsequence quote) {
            return new BaseDate(
                    quote.baseDate(), quote.baseDateReason(), quote.request().requestedOn(), ArticleLink.of("3.2"));
        }
    }

    /** How the days were counted. */
    @Schema(name = "TuitionDays", description = "How the days were counted. / 일수")
    record Days(
            @Schema(examples = "2027-03-02") LocalDate termStartsOn,

            @Schema(description = "From the term's first day, which is 0. / 학기개시일(0일)부터의 일수", examples = "44")
            int daysFromStart,

            @Schema(description = "Class days passed, the base date included. / 기준일까지 지난 수업일수", examples = "45")
            int classDay,

            @Schema(description = "Class days of the term. / 학기 수업일수", examples = "105")
            int classDays) {}

    /** The amounts that were used. */
    @Schema(name = "TuitionInputs", description = "The amounts used, in whole won. / 계산에 쓰인 금액(원)")
    record Inputs(
            @Schema(examples = "3000000") long chargedTuitionWon,
            @Schema(examples = "250000") long chargedAdmissionFeeWon,
            BillSource billSource,
            @Schema(examples = "3250000") long paidWon,
            @Schema(examples = "0") long carriedInWon,
            @Schema(examples = "0") long refundedWon,
            @Schema(examples = "0") long carriedOutWon,

            @Schema(description = "Charged and not paid (article 5 (3)). / 덜 낸 금액(제5조③)", examples = "0")
            long underpaidWon,

            @Schema(description = "Paid beyond the charge; not part of a refund. / 더 낸 금액, 반환에 넣지 않음", examples = "0")
            long overpaidWon) {
        private static Inputs from(TuitionConsequence quote) {
            return new Inputs(
                    quote.charge().tuitionWon(),
                    quote.charge().admissionFeeWon(),
                    quote.charge().source(),
                    quote.sums().paidWon(),
                    quote.sums().carriedInWon(),
                    quote.sums().refundedWon(),
                    quote.sums().carriedOutWon(),
                    quote.underpaidWon(),
                    quote.overpaidWon());
        }
    }

    /** A refund by annex 1. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TuitionRefund", description = "A refund by annex 1. / 별표 1에 따른 반환")
    record Refund(
            @Schema(description = "Share of the tuition paid. / 등록금에 대한 비율", examples = "2/3")
            String share,

            @Schema(description = "First base date with this share. / 이 비율의 첫 기준일", examples = "2027-04-01") @Nullable
            LocalDate firstDate,

            @Schema(description = "Last base date with this share. / 이 비율의 마지막 기준일", examples = "2027-04-30") @Nullable
            LocalDate lastDate,

            @Schema(examples = "2000000") long tuitionWon,
            @Schema(examples = "0") long admissionFeeWon) {
        private static Refund from(TuitionConsequence.Refund refund) {
            return new Refund(
                    refund.share(),
                    refund.firstDate(),
                    refund.lastDate(),
                    refund.tuitionWon(),
                    refund.admissionFeeWon());
        }
    }

    /** A carry-over by annex 2. */
    @Schema(name = "TuitionCarryOver", description = "A carry-over by annex 2. / 별표 2에 따른 이월")
    record CarryOver(
            @Schema(description = "Share of the tuition paid; 0/1 when too late. / 등록금에 대한 비율", examples = "1/1")
            String share,

            @Schema(description = "Last day with this share, or with any. / 이 비율(없으면 마지막 비율)의 마지막 날")
            LocalDate lastDate,

            @Schema(examples = "3000000") long amountWon,

            @Schema(description = "Credits that count as paid for later. / 다음 학기에 인정되는 학점", examples = "15")
            int credits) {
        private static CarryOver from(TuitionConsequence.CarryOver carryOver) {
            return new CarryOver(carryOver.share(), carryOver.lastDate(), carryOver.amountWon(), carryOver.credits());
        }
    }
}
