package dev.haksa.catalog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.catalog.AssessmentItem;
import dev.haksa.catalog.Syllabus;
import dev.haksa.catalog.Syllabus.AssessmentWeight;
import dev.haksa.catalog.Syllabus.WeekPlan;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyllabusCheckTest {
    @ParameterizedTest
    @CsvSource({"'', true", "100, true", "60 40, true", "60 39, false", "60 41, false", "1, false", "40 20 30 10, true"
    })
    void weights_are_empty_or_make_exactly_100(String percents, boolean sound) {
        List<Integer> numbers = numbers(percents);
        List<AssessmentWeight> weights = IntStream.range(0, numbers.size())
                .mapToObj(i -> new AssessmentWeight(AssessmentItem.values()[i], numbers.get(i)))
                .toList();
        assertThat(codes(weights, List.of())).isEqualTo(sound ? List.of() : List.of("ASSESSMENT_SUM /assessment"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "1, ''",
        "1 2 16, ''",
        "2 1, /weeklyPlan/1/week",
        "1 1, /weeklyPlan/1/week",
        "1 2 2 3 1, /weeklyPlan/2/week /weeklyPlan/4/week"
    })
    void weeks_are_unique_and_ascend(String weeks, String pointers) {
        List<WeekPlan> plan = numbers(weeks).stream()
                .map(week -> new WeekPlan(week, "주제", null, null))
                .toList();
        List<String> expected = pointers.isEmpty()
                ? List.of()
                : Arrays.stream(pointers.split(" "))
                        .map(pointer -> "WEEKS_NOT_ASCENDING " + pointer)
                        .toList();
        assertThat(codes(List.of(), plan)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"QUIZ, QUIZ, true", "QUIZ, ATTENDANCE, false"})
    void an_item_stands_there_once(AssessmentItem first, AssessmentItem second, boolean twice) {
        assertThat(codes(List.of(new AssessmentWeight(first, 50), new AssessmentWeight(second, 50)), List.of()))
                .isEqualTo(twice ? List.of("ASSESSMENT_ITEM_TWICE /assessment/1/item") : List.of());
    }

    private static List<String> codes(List<AssessmentWeight> weights, List<WeekPlan> weeks) {
        Syllabus.CourseInformation about = new Syllabus.CourseInformation("개요", "목표", null, null, null, null);
        return SyllabusCheck.check(new Syllabus(about, weights, weeks)).stream()
                .map(mistake -> mistake.code() + " " + mistake.pointer())
                .toList();
    }

    private static List<Integer> numbers(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
    }
}
