package dev.haksa.tuition;

import dev.haksa.regulation.Basis;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a withdrawal or a leave does to the tuition of a term, with everything that it follows from. Amounts are whole won.
 *
 * @param term code of the term that the figures are about; after a leave this is the term of the leave
 * @param termStartsOn day 0 of annex 1
 * @param daysFromStart from the first day of the term to the base date; negative before it
 * @param classDay class days that have passed on the base date, which counts itself
 * @param underpaidWon charged and not paid (제5조③)
 * @param overpaidWon paid beyond the charge; taken back by a reversal, never by a refund
 * @param refund null unless about a refund
 * @param carryOver null unless about a leave
 */
public record TuitionConsequence(
        String studentNumber,
        String term,
        TuitionRequest request,
        LocalDate baseDate,
        BaseDateReason baseDateReason,
        LocalDate termStartsOn,
        int daysFromStart,
        int classDay,
        int classDays,
        Charge charge,
        AccountSums sums,
        long underpaidWon,
        long overpaidWon,
        TuitionOutcome outcome,
        @Nullable Refund refund,
        @Nullable CarryOver carryOver,
        Basis basis) {
    /** What was charged. */
    public record Charge(long tuitionWon, long admissionFeeWon, BillSource source) {
        /** Tuition and admission fee. */
        public long totalWon() {
            return tuitionWon + admissionFeeWon;
        }
    }

    /**
     * A refund by annex 1 (제3조③).
     *
     * @param share of the tuition paid, such as {@code 5/6}
     * @param firstDate first base date with this share; null for the time before the term
     * @param lastDate last base date with this share; null for the last row
     * @param tuitionWon part of the tuition
     * @param admissionFeeWon part of the admission fee
     */
    public record Refund(
            String share,
            @Nullable LocalDate firstDate,
            @Nullable LocalDate lastDate,
            long tuitionWon,
            long admissionFeeWon) {
        /** Both parts. */
        public long amountWon() {
            return tuitionWon + admissionFeeWon;
        }
    }

    /**
     * A carry-over by annex 2 (제3조④).
     *
     * @param share of the tuition paid; {@code 0/1} when it is too late
     * @param lastDate last day with this share; when it is too late, the last day with any
     * @param credits that count as paid for in the term to which it is applied
     */
    public record CarryOver(String share, LocalDate lastDate, long amountWon, int credits) {}

    /** What is refunded or carried over. */
    public long amountWon() {
        long refunded = refund == null ? 0 : refund.amountWon();
        return carryOver == null ? refunded : carryOver.amountWon();
    }

    /** Article of the outcome. */
    public String article() {
        return request.event().isLeave() ? "3.4" : "3.3";
    }

    /** Code of the outcome's text under {@code consequence.<code>}. */
    public String code() {
        if (!request.isChangeOfLeave() || sums.carriedOutWon() == 0) {
            return "TUITION_" + outcome;
        }
        return amountWon() > 0 ? "TUITION_CARRY_OVER_MORE" : "TUITION_CARRY_OVER_STAYS";
    }

    /** What the text refers to. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new HashMap<>();
        facts.put("term", term);
        facts.put("event", request.event().name());
        facts.put("baseDate", baseDate);
        facts.put("baseDateReason", baseDateReason.name());
        facts.put("daysFromStart", daysFromStart);
        facts.put("classDay", classDay);
        facts.put("classDays", classDays);
        facts.put("paidWon", sums.paidWon() + sums.carriedInWon());
        facts.put("amountWon", amountWon());
        facts.put("share", carryOver != null ? carryOver.share() : refund == null ? "0/1" : refund.share());
        facts.put("admissionFeeWon", refund == null ? 0L : refund.admissionFeeWon());
        facts.put("article", article());
        if (carryOver != null) {
            facts.put("lastDate", carryOver.lastDate());
            facts.put("carriedBeforeWon", sums.carriedOutWon());
            facts.put("carriedInAllWon", sums.carriedOutWon() + carryOver.amountWon());
        }
        return facts;
    }
}
