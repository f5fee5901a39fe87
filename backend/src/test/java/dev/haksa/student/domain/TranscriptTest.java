package dev.haksa.student.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.catalog.Category;
import dev.haksa.catalog.TermCode;
import dev.haksa.student.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranscriptTest {
    @ParameterizedTest
    @CsvSource({"A+,450", "A0,400", "B+,350", "B0,300", "C+,250", "C0,200", "D+,150", "D0,100", "F,0", "P,", "NP,", "W,"
    })
    void grades_have_the_points_of_annex_4(String code, Integer hundredths) {
        assertThat(gpa(attempt("2026-SPRING", "A", 3, code))).isEqualTo(hundredths);
    }

    @Test
    void averages_are_weighted_by_credits_and_cut_after_two_decimals() {
        assertThat(gpa(
                        attempt("2026-SPRING", "A", 3, "A+"),
                        attempt("2026-SPRING", "B", 3, "A0"),
                        attempt("2026-SPRING", "C", 1, "B+")))
                .isEqualTo(414); // 29.0 / 7 = 4.1428…
        assertThat(gpa(attempt("2026-SPRING", "A", 2, "A+"), attempt("2026-SPRING", "B", 1, "A0")))
                .isEqualTo(433); // 13.0 / 3 = 4.333…
        assertThat(gpa(
                        attempt("2026-SPRING", "A", 1, "A+"),
                        attempt("2026-SPRING", "B", 5, "A0"),
                        attempt("2026-SPRING", "C", 3, "D0")))
                .isEqualTo(305); // 27.5 / 9 = 3.0555…, not 3.06
    }

    @Test
    void f_counts_and_p_np_and_w_do_not() {
        assertThat(gpa(attempt("2026-SPRING", "A", 3, "A+"), attempt("2026-SPRING", "B", 3, "F")))
                .isEqualTo(225);
        assertThat(gpa(
                        attempt("2026-SPRING", "A", 3, "A+"),
                        attempt("2026-SPRING", "B", 3, "P"),
                        attempt("2026-SPRING", "C", 3, "NP"),
                        attempt("2026-SPRING", "D", 3, "W")))
                .isEqualTo(450);
        assertThat(gpa()).isNull();
    }

    @Test
    void of_a_retaken_course_the_later_counts_or_the_better() {
        Attempt first = attempt("2025-FALL", "A", 3, "B0");
        Attempt second = attempt("2026-SPRING", "A", 3, "C0");
        Transcript later = Transcript.of(List.of(second, first), RetakeCounts.LATER);
        assertThat(later.replaced()).containsExactly(first);
        assertThat(later.gpaHundredths()).isEqualTo(200);
        Transcript better = Transcript.of(List.of(first, second), RetakeCounts.BETTER);
        assertThat(better.replaced()).containsExactly(second);
        assertThat(better.gpaHundredths()).isEqualTo(300);
        assertThat(better.gpaHundredths(second.term())).isEqualTo(200);
        assertThat(better.earnedCredits()).isEqualTo(3);
    }

    @Test
    void a_withdrawn_attempt_replaces_nothing() {
        Attempt first = attempt("2025-FALL", "A", 3, "B0");
        Transcript transcript = Transcript.of(List.of(first, attempt("2026-SPRING", "A", 3, "W")), RetakeCounts.LATER);
        assertThat(transcript.replaced()).isEmpty();
        assertThat(transcript.gpaHundredths()).isEqualTo(300);
        assertThat(transcript.earnedCredits()).isEqualTo(3);
    }

    @Test
    void the_last_regular_term_is_no_seasonal_one_and_has_points() {
        Transcript transcript = Transcript.of(
                List.of(
                        attempt("2025-FALL", "A", 3, "B0"),
                        attempt("2025-WINTER", "B", 3, "A+"),
                        attempt("2026-SPRING", "C", 3, "P")),
                RetakeCounts.LATER);
        assertThat(transcript.lastRegularTerm()).isEqualTo(term("2025-FALL"));
    }

    @Test
    void credits_by_category_add_up_to_the_credits_earned_whatever_was_taken() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<Attempt> attempts = randomAttempts(random);
            for (RetakeCounts rule : RetakeCounts.values()) {
                Transcript transcript = Transcript.of(attempts, rule);
                String about = "seed " + seed + ", round " + round + ", " + rule;
                assertThat(transcript.earnedByCategory().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                        .as(about)
                        .isEqualTo(transcript.earnedCredits());
                Integer gpa = transcript.gpaHundredths();
                assertThat(gpa == null || (gpa >= 0 && gpa <= 450)).as(about).isTrue();
                assertThat(transcript.attempts().stream()
                                .filter(a -> a.grade() != Grade.W
                                        && !transcript.replaced().contains(a))
                                .map(Attempt::courseNumber))
                        .as(about)
                        .doesNotHaveDuplicates();
            }
            List<Attempt> shuffled = new ArrayList<>(attempts);
            java.util.Collections.shuffle(shuffled, random);
            assertThat(Transcript.of(shuffled, RetakeCounts.LATER))
                    .as("order of input, seed " + seed)
                    .isEqualTo(Transcript.of(attempts, RetakeCounts.LATER));
        }
    }

    static List<Attempt> randomAttempts(Random random) {
        java.util.Map<String, Attempt> attempts = new java.util.LinkedHashMap<>();
        String[] seasons = {"SPRING", "SUMMER", "FALL", "WINTER"};
        for (int i = random.nextInt(30); i > 0; i--) {
            String term = (2022 + random.nextInt(4)) + "-" + seasons[random.nextInt(4)];
            String course = "C" + random.nextInt(12);
            Grade grade = Grade.values()[random.nextInt(Grade.values().length)];
            Category category = Category.values()[random.nextInt(Category.values().length)];
            attempts.put(term + course, new Attempt(term(term), course, "과목", random.nextInt(4), category, grade));
        }
        return List.copyOf(attempts.values());
    }

    private static Integer gpa(Attempt... attempts) {
        return Transcript.of(List.of(attempts), RetakeCounts.LATER).gpaHundredths();
    }

    private static Attempt attempt(String term, String course, int credits, String grade) {
        return new Attempt(
                term(term),
                course,
                "과목",
                credits,
                Category.MAJOR_ELECTIVE,
                Grade.ofCode(grade).orElseThrow());
    }

    private static TermCode term(String code) {
        return TermCode.parse(code).orElseThrow();
    }
}
