package dev.haksa.catalog.domain;

import dev.haksa.catalog.AssessmentItem;
import dev.haksa.catalog.Syllabus;
import dev.haksa.catalog.Syllabus.AssessmentWeight;
import dev.haksa.catalog.Syllabus.WeekPlan;
import dev.haksa.shared.problem.InputViolation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the parts of a syllabus fit together (article 8 ②). */
public final class SyllabusCheck {
    private static final int WHOLE = 100;

    private SyllabusCheck() {}

    /** All mistakes: weights that do not make 100 percent, items named twice, weeks that do not ascend. */
    public static List<InputViolation> check(Syllabus syllabus) {
        List<InputViolation> mistakes = new ArrayList<>();
        assessment(mistakes, syllabus.assessment());
        weeks(mistakes, syllabus.weeklyPlan());
        return mistakes;
    }

    private static void assessment(List<InputViolation> mistakes, List<AssessmentWeight> weights) {
        Set<AssessmentItem> seen = EnumSet.noneOf(AssessmentItem.class);
        int sum = 0;
        for (int i = 0; i < weights.size(); i++) {
            AssessmentWeight weight = weights.get(i);
            sum += weight.percent();
            if (!seen.add(weight.item())) {
                mistakes.add(new InputViolation(
                        "ASSESSMENT_ITEM_TWICE", "/assessment/" + i + "/item", Map.of("item", weight.item())));
            }
        }
        if (!weights.isEmpty() && sum != WHOLE) {
            mistakes.add(new InputViolation("ASSESSMENT_SUM", "/assessment", Map.of("sum", sum, "whole", WHOLE)));
        }
    }

    private static void weeks(List<InputViolation> mistakes, List<WeekPlan> weeks) {
        for (int i = 1; i < weeks.size(); i++) {
            int before = weeks.get(i - 1).week();
            int week = weeks.get(i).week();
            if (week <= before) {
                mistakes.add(new InputViolation(
                        "WEEKS_NOT_ASCENDING", "/weeklyPlan/" + i + "/week", Map.of("week", week, "before", before)));
            }
        }
    }
}
