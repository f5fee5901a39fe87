package dev.haksa.enrollment.api;

import dev.haksa.catalog.Category;
import dev.haksa.enrollment.domain.TermTotals;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A student's credits in a term against the ceiling. */
@Schema(name = "CreditTotals", description = "Credits of the term against the ceiling. / 학기 신청학점과 한도")
public record CreditTotals(
        @Schema(description = "Credits held in the term. / 신청 학점", examples = "17")
        int enrolled,

        @Schema(description = "Most credits allowed in the term (제4조④). / 신청 가능 학점", examples = "18")
        int ceiling,

        @Schema(description = "Credits that can still be added. / 남은 학점", examples = "1")
        int remaining,

        @Schema(description = "Credits by completion category. / 이수구분별 학점")
        List<CategoryCredits> byCategory) {

    /** Credits of one category. */
    @Schema(name = "CategoryCredits", description = "Credits of one completion category. / 이수구분 하나의 학점")
    public record CategoryCredits(
            Category category, @Schema(examples = "6") int credits) {}

    static CreditTotals from(TermTotals totals) {
        List<CategoryCredits> byCategory = Arrays.stream(Category.values())
                .filter(totals.byCategory()::containsKey)
                .map(category ->
                        new CategoryCredits(category, totals.byCategory().getOrDefault(category, 0)))
                .toList();
        return new CreditTotals(
                totals.credits(), totals.ceiling(), Math.max(0, totals.ceiling() - totals.credits()), byCategory);
    }
}
