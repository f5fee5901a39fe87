package dev.haksa.enrollment.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.catalog.Category;
import dev.haksa.enrollment.domain.TermTotals;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

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
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CategoryCredits", description = "Credits of one completion category. / 이수구분 하나의 학점")
    public record CategoryCredits(
            Category category,

            @Schema(description = "Held in this term. / 이번 학기 신청 학점", examples = "6")
            int credits,

            @Schema(
                    description = "Earned in past terms; only in the list of a term. / 지난 학기까지 취득한 학점(학기별 내역에만)",
                    examples = "12")
            @Nullable
            Integer earned) {}

    /** Totals of a term by themselves. */
    static CreditTotals from(TermTotals totals) {
        return of(totals, totals.byCategory().keySet(), category -> null);
    }

    /** Totals of a term beside what was earned before, so that the student can keep an eye on graduation (제4조②). */
    static CreditTotals from(TermTotals totals, Map<Category, Integer> earned) {
        Set<Category> categories = EnumSet.noneOf(Category.class);
        categories.addAll(totals.byCategory().keySet());
        categories.addAll(earned.keySet());
        return of(totals, categories, category -> earned.getOrDefault(category, 0));
    }

    private static CreditTotals of(
            TermTotals totals, Set<Category> categories, Function<Category, @Nullable Integer> earned) {
        List<CategoryCredits> byCategory = categories.stream()
                .sorted()
                .map(category -> new CategoryCredits(
                        category, totals.byCategory().getOrDefault(category, 0), earned.apply(category)))
                .toList();
        return new CreditTotals(
                totals.credits(), totals.ceiling(), Math.max(0, totals.ceiling() - totals.credits()), byCategory);
    }
}
