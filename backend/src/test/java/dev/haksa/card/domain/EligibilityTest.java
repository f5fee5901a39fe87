package dev.haksa.card.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.card.CardDeclaration;
import dev.haksa.card.CardMethod;
import dev.haksa.card.CardRefusal;
import dev.haksa.card.Delivery;
import dev.haksa.card.EntryKind;
import dev.haksa.card.RefusalSource;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.i18n.Texts;
import dev.haksa.student.Admission;
import dev.haksa.student.StudentState;
import dev.haksa.student.StudentType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EligibilityTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 20);
    private static final Eligibility.Terms TERMS = new Eligibility.Terms(2024, 19, DAY);
    private static final LocalDate GROWN_UP = LocalDate.of(2000, 1, 1);

    /** An entrant of the year who is of age; tests change what matters to them. */
    private static final class Student {
        private StudentType type = StudentType.UNIVERSITY;
        private StudentState state = StudentState.ENROLLED;
        private Admission admission = Admission.FRESHMAN;
        private int entranceYear = 2024;
        private LocalDate birthDate = GROWN_UP;
        private boolean foreign;
        private LocalDate card;
        private String cardDepartment;
        private Integer cardDepartmentId;
        private CardFacts.Move move;
        private String earlier;
        private LocalDate issuedAlready;
        private CardRefusal refusal;
        private Boolean ownPhone;

        CardFacts facts() {
            return new CardFacts(
                    "24115001",
                    "김하늘",
                    type,
                    state,
                    admission,
                    entranceYear,
                    birthDate,
                    foreign,
                    1,
                    "소방안전관리학과",
                    card,
                    cardDepartment,
                    cardDepartmentId,
                    move,
                    earlier,
                    null,
                    issuedAlready,
                    refusal,
                    new CardDeclaration(ownPhone, Delivery.HOME, 1));
        }

        Eligibility on(LocalDate day) {
            return Eligibility.of(facts(), new Eligibility.Terms(2024, 19, day));
        }

        Eligibility now() {
            return Eligibility.of(facts(), TERMS);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2005-03-20, 2024-03-19, PAPER, 18",
        "2005-03-20, 2024-03-20, MOBILE, 19",
        "2005-03-20, 2024-03-21, MOBILE, 19",
        "2004-02-29, 2023-02-28, PAPER, 18",
        "2004-02-29, 2023-03-01, MOBILE, 19",
        "2004-02-29, 2024-02-28, MOBILE, 19",
    })
    void counts_the_civil_age_by_the_day(LocalDate birth, LocalDate day, CardMethod method, int age) {
        Student student = new Student();
        student.birthDate = birth;
        Eligibility eligibility = student.on(day);
        assertThat(eligibility.method()).isEqualTo(method);
        if (method == CardMethod.PAPER) {
            Violation reason = reason(eligibility, "CARD_UNDER_AGE");
            assertThat(reason.facts()).containsEntry("age", age).containsEntry("adultAge", 19);
            assertThat(eligibility.mobileFrom()).isEqualTo(reason.facts().get("adultOn"));
            assertThat(student.on(eligibility.mobileFrom()).method()).isEqualTo(CardMethod.MOBILE);
            assertThat(student.on(eligibility.mobileFrom().minusDays(1)).method())
                    .isEqualTo(CardMethod.PAPER);
        }
    }

    @Test
    void a_minor_with_another_reason_for_paper_never_applies_by_mobile() {
        Student student = new Student();
        student.birthDate = LocalDate.of(2005, 9, 1);
        assertThat(student.now().mobileFrom()).isEqualTo(LocalDate.of(2024, 9, 1));
        student.foreign = true;
        assertThat(codes(student.now())).containsExactly("CARD_ENTRANT", "CARD_FOREIGNER", "CARD_UNDER_AGE");
        assertThat(student.now().mobileFrom()).isNull();
        for (Language language : Language.values()) {
            assertThat(Texts.get(language, "violation.CARD_UNDER_AGE.remedy", Map.of()))
                    .isEqualTo(Texts.get(language, "violation.CARD_FOREIGNER.remedy", Map.of()));
        }
    }

    @Test
    void whose_card_is_known_to_the_company_is_sent_to_the_bank_until_a_change_of_major() {
        Student student = new Student();
        student.issuedAlready = LocalDate.of(2023, 3, 20);
        assertThat(student.now().method()).isEqualTo(CardMethod.REISSUE);
        assertThat(codes(student.now())).containsExactly("CARD_KNOWN_TO_COMPANY");
        student.move = new CardFacts.Move(LocalDate.of(2023, 3, 20), "관광학과", "소방안전관리학과");
        assertThat(student.now().method()).isEqualTo(CardMethod.REISSUE);
        student.move = new CardFacts.Move(LocalDate.of(2023, 3, 21), "관광학과", "소방안전관리학과");
        assertThat(codes(student.now())).containsExactly("CARD_ENTRANT", "CARD_DEPARTMENT_CHANGED");
        student.move = null;
        student.card = LocalDate.of(2022, 3, 21);
        assertThat(codes(student.now())).containsExactly("CARD_ALREADY_ISSUED");
    }

    @Test
    void entrants_of_the_year_apply_by_mobile_new_and_transfer() {
        Student student = new Student();
        assertThat(codes(student.now())).containsExactly("CARD_ENTRANT");
        student.admission = Admission.TRANSFER;
        assertThat(student.now().method()).isEqualTo(CardMethod.MOBILE);
        assertThat(Eligibility.kind(student.facts(), 2024)).isEqualTo(EntryKind.NEW_STUDENT);
        student.admission = Admission.READMISSION;
        assertThat(codes(student.now())).containsExactly("CARD_NEVER_LISTED");
        assertThat(Eligibility.kind(student.facts(), 2024)).isEqualTo(EntryKind.ENROLLED_STUDENT);
    }

    @Test
    void enrolled_students_who_could_not_apply_before_apply_by_mobile() {
        Student student = new Student();
        student.entranceYear = 2022;
        assertThat(student.now().method()).isEqualTo(CardMethod.MOBILE);
        assertThat(codes(student.now())).containsExactly("CARD_NEVER_LISTED");
    }

    @Test
    void whoever_was_on_an_earlier_list_could_apply_then() {
        Student student = new Student();
        student.entranceYear = 2023;
        student.earlier = "2023-SPRING";
        assertThat(student.now().method()).isEqualTo(CardMethod.NOT_ELIGIBLE);
        assertThat(codes(student.now())).containsExactly("CARD_LISTED_BEFORE");
    }

    @Test
    void a_card_that_was_issued_is_reissued_whatever_else_applies() {
        Student student = new Student();
        student.card = LocalDate.of(2023, 3, 24);
        student.foreign = true;
        student.state = StudentState.ON_LEAVE;
        assertThat(student.now().method()).isEqualTo(CardMethod.REISSUE);
        assertThat(codes(student.now())).containsExactly("CARD_ALREADY_ISSUED");
    }

    @ParameterizedTest
    @CsvSource({"2024-02-28, REISSUE", "2024-02-29, REISSUE", "2024-03-01, MOBILE"})
    void a_change_of_major_after_the_card_makes_a_new_card(LocalDate moved, CardMethod method) {
        Student student = new Student();
        student.entranceYear = 2023;
        student.card = LocalDate.of(2024, 2, 29);
        student.move = new CardFacts.Move(moved, "사회복지학과", "소방안전관리학과");
        assertThat(student.now().method()).isEqualTo(method);
        if (method == CardMethod.MOBILE) {
            assertThat(reason(student.now(), "CARD_DEPARTMENT_CHANGED").facts())
                    .containsEntry("from", "사회복지학과")
                    .containsEntry("to", "소방안전관리학과")
                    .containsEntry("changedOn", moved);
        }
    }

    @ParameterizedTest
    @CsvSource({"사회복지학과, MOBILE", "소방안전관리학과, REISSUE"})
    void what_stands_on_the_card_decides_not_the_day_on_which_it_was_sent_out(String printed, CardMethod method) {
        Student student = new Student();
        student.entranceYear = 2023;
        student.card = LocalDate.of(2024, 3, 25);
        student.cardDepartment = printed;
        student.move = new CardFacts.Move(LocalDate.of(2024, 3, 18), "다른학과", "소방안전관리학과");
        assertThat(student.now().method()).isEqualTo(method);
        if (method == CardMethod.MOBILE) {
            assertThat(reason(student.now(), "CARD_DEPARTMENT_CHANGED").facts()).containsEntry("from", printed);
        }
    }

    @Test
    void a_department_that_was_renamed_is_no_change_of_major() {
        Student student = new Student();
        student.card = LocalDate.of(2023, 3, 24);
        student.cardDepartment = "옛이름학과";
        assertThat(student.now().method()).isEqualTo(CardMethod.REISSUE);
    }

    @ParameterizedTest
    @CsvSource({"옛이름학과, , REISSUE", "중간이름학과, 1, REISSUE", "중간이름학과, 2, MOBILE", "사회복지학과, , MOBILE"})
    void a_department_that_was_renamed_after_the_move_is_no_second_one(
            String printed, Integer department, CardMethod method) {
        Student student = new Student();
        student.entranceYear = 2021;
        student.card = LocalDate.of(2023, 3, 24);
        student.cardDepartment = printed;
        student.cardDepartmentId = department;
        student.move = new CardFacts.Move(LocalDate.of(2022, 3, 1), "사회복지학과", "옛이름학과");
        assertThat(student.now().method()).isEqualTo(method);
    }

    @Test
    void a_change_of_major_counts_although_the_student_was_listed_before() {
        Student student = new Student();
        student.entranceYear = 2023;
        student.earlier = "2023-SPRING";
        student.move = new CardFacts.Move(LocalDate.of(2024, 3, 1), "사회복지학과", "소방안전관리학과");
        assertThat(student.now().method()).isEqualTo(CardMethod.MOBILE);
    }

    @Test
    void says_every_reason_for_paper() {
        Student student = new Student();
        student.foreign = true;
        student.birthDate = LocalDate.of(2006, 1, 1);
        student.ownPhone = false;
        student.refusal = new CardRefusal("UKAA2282", DAY, RefusalSource.REPORT);
        Eligibility eligibility = student.now();
        assertThat(eligibility.method()).isEqualTo(CardMethod.PAPER);
        assertThat(codes(eligibility))
                .containsExactly(
                        "CARD_ENTRANT",
                        "CARD_FOREIGNER",
                        "CARD_UNDER_AGE",
                        "CARD_NO_OWN_PHONE",
                        "CARD_REFUSED_ON_MOBILE");
        assertThat(eligibility.mobileFrom()).isNull();
    }

    @Test
    void without_a_birth_date_nobody_can_tell_and_paper_it_is() {
        Student student = new Student();
        student.birthDate = null;
        assertThat(student.now().method()).isEqualTo(CardMethod.PAPER);
        assertThat(codes(student.now())).contains("CARD_BIRTH_DATE_UNKNOWN");
    }

    @Test
    void says_everything_that_stands_against_a_card() {
        Student student = new Student();
        student.state = StudentState.GRADUATED;
        student.type = StudentType.AUDITOR;
        student.entranceYear = 2025;
        assertThat(student.now().method()).isEqualTo(CardMethod.NOT_ELIGIBLE);
        assertThat(codes(student.now())).containsExactly("CARD_NOT_ENROLLED", "CARD_TYPE", "CARD_LATER_ENTRANT");
    }

    @Test
    void every_reason_has_texts_and_a_point_of_the_procedure() {
        Student student = new Student();
        student.foreign = true;
        student.ownPhone = false;
        student.now().reasons().forEach(reason -> {
            assertThat(Texts.has("violation." + reason.code())).isTrue();
            assertThat(reason.article()).startsWith("card.");
        });
    }

    private static Violation reason(Eligibility eligibility, String code) {
        return eligibility.reasons().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> codes(Eligibility eligibility) {
        return eligibility.reasons().stream().map(Violation::code).toList();
    }
}
