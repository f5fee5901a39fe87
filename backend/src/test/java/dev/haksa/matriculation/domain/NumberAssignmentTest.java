package dev.haksa.matriculation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.matriculation.Applicant;
import dev.haksa.matriculation.NumberedApplicant;
import dev.haksa.matriculation.domain.DepartmentCodes.Coded;
import dev.haksa.matriculation.domain.DepartmentCodes.Opening;
import dev.haksa.regulation.Violation;
import dev.haksa.student.Admission;
import dev.haksa.student.NumberRange;
import dev.haksa.student.StudentType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NumberAssignmentTest {
    private static final NumberRange RANGE = new NumberRange(2005, StudentType.UNIVERSITY, 1);

    @Test
    void writes_numbers_as_in_annex_5() {
        assertThat(RANGE.number(1)).isEqualTo("05101001");
        assertThat(RANGE.prefix()).isEqualTo("05101");
        assertThat(new NumberRange(2027, StudentType.AUDITOR, 26).number(999)).isEqualTo("27426999");
    }

    @Test
    void sorts_names_by_the_korean_alphabet() {
        // by code points of decomposed or compatibility letters, or by Latin transcription, this order would differ
        List<String> sorted = List.of(
                "가나", "각", "강감찬", "김철", "김 철수", "김철수A", "까치", "나나", "남궁민", "박문수", "이영희", "하늘", "홍길동", "Ávila", "Kim",
                "Zoe", "1호", "金哲洙");
        List<String> shuffled = new ArrayList<>(sorted);
        Collections.shuffle(shuffled, new Random(7));
        assertThat(shuffled.stream().sorted(AlphabeticalOrder.KOREAN).toList()).isEqualTo(sorted);
    }

    @Test
    void takes_composed_and_decomposed_hangul_and_spaces_for_the_same() {
        String decomposed = java.text.Normalizer.normalize("김철수", java.text.Normalizer.Form.NFD);
        assertThat(AlphabeticalOrder.KOREAN.compare("김철수", decomposed)).isZero();
        assertThat(AlphabeticalOrder.KOREAN.compare("김철수", "김 철수")).isZero();
    }

    @Test
    void equal_names_go_by_birth_date_then_by_application_number() {
        List<Applicant> applicants = List.of(
                applicant("A-4", "김철수", null),
                applicant("A-3", "김철수", LocalDate.of(2007, 1, 2)),
                applicant("A-2", "김철수", LocalDate.of(2007, 1, 2)),
                applicant("A-9", "김철수", LocalDate.of(2006, 12, 31)),
                applicant("A-1", "이영희", null));
        assertThat(numbers(NumberAssignment.of(RANGE, 0, applicants)))
                .containsExactly("A-9 05101001", "A-2 05101002", "A-3 05101003", "A-4 05101004", "A-1 05101005");
    }

    @Test
    void late_additions_continue_after_the_last_serial() {
        assertThat(numbers(NumberAssignment.of(RANGE, 41, List.of(applicant("A-1", "가", null)))))
                .containsExactly("A-1 05101042");
    }

    @Test
    void the_last_serial_is_999_and_one_more_assigns_nothing() {
        assertThat(NumberAssignment.of(RANGE, 0, many(998)).numbered()).hasSize(998);
        assertThat(NumberAssignment.of(RANGE, 0, many(999)).numbered().getLast().studentNumber())
                .isEqualTo("05101999");
        NumberAssignment refused = NumberAssignment.of(RANGE, 0, many(1000));
        assertThat(refused.numbered()).isEmpty();
        assertThat(refused.violations().getFirst().facts())
                .containsEntry("applicants", 1000)
                .containsEntry("left", 999);
        assertThat(NumberAssignment.of(RANGE, 998, many(1)).numbered()).hasSize(1);
        assertThat(NumberAssignment.of(RANGE, 998, many(2)).violations())
                .extracting(Violation::code)
                .containsExactly("SERIALS_EXHAUSTED");
        assertThat(NumberAssignment.of(RANGE, 0, List.of()).violations())
                .extracting(Violation::code)
                .containsExactly("NO_APPLICANTS");
    }

    @Test
    void whoever_comes_first_the_numbers_are_the_same() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Applicant> applicants = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String name = "" + (char) ('가' + random.nextInt(11172)) + (char) ('가' + random.nextInt(20));
            applicants.add(applicant("A-" + i, name, LocalDate.of(2000 + random.nextInt(8), 1, 1)));
        }
        List<String> first = numbers(NumberAssignment.of(RANGE, 0, applicants));
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(applicants, random);
            assertThat(numbers(NumberAssignment.of(RANGE, 0, applicants)))
                    .as("seed %d", seed)
                    .isEqualTo(first);
        }
    }

    @Test
    void codes_follow_the_opening_year_then_the_alphabet() {
        List<Coded> coded = List.of(
                new Coded(24, "컴퓨터소프트웨어학과", 2015),
                new Coded(25, "전기공학과", 2016),
                new Coded(26, "ICT공학부", 2017),
                new Coded(30, "옛 학과", null));
        DepartmentCodes codes = new DepartmentCodes(coded, List.of(new Opening("드론학과", 2027)));
        assertThat(codes.next()).isEqualTo(31);
        assertThat(codes(codes.against(new Opening("게임학과", 2027)))).isEmpty();
        assertThat(codes(codes.against(new Opening("로봇학과", 2027)))).containsExactly("DEPARTMENT_CODE_TURN");
        assertThat(codes(codes.against(new Opening("로봇학과", 2016)))).containsExactly("DEPARTMENT_CODE_ORDER");
        assertThat(codes(codes.against(new Opening("가정학과", 2017)))).containsExactly("DEPARTMENT_CODE_ORDER");
        DepartmentCodes full = new DepartmentCodes(List.of(new Coded(99, "ㄱ", 2017)), List.of());
        assertThat(codes(full.against(new Opening("하", 2018)))).containsExactly("DEPARTMENT_CODES_EXHAUSTED");
    }

    private static List<String> codes(List<Violation> violations) {
        return violations.stream().map(Violation::code).toList();
    }

    private static List<Applicant> many(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> applicant("A-" + i, "김" + (char) ('가' + i), null))
                .toList();
    }

    private static Applicant applicant(String number, String name, LocalDate birthDate) {
        return new Applicant(number, name, null, birthDate, Admission.FRESHMAN, "B01", 0);
    }

    private static List<String> numbers(NumberAssignment assignment) {
        return assignment.numbered().stream()
                .map((NumberedApplicant one) -> one.applicant().applicationNumber() + " " + one.studentNumber())
                .toList();
    }
}
