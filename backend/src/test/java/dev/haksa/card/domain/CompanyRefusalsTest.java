package dev.haksa.card.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.card.CardMethod;
import dev.haksa.card.CardRefusal;
import dev.haksa.card.NextStep;
import dev.haksa.card.RefusalSource;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.i18n.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each code of the card company says to students. */
class CompanyRefusalsTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 20);
    /** Code of the company, and the next step that the student reads. */
    private static final Pattern ROW_OF_A_CODE = Pattern.compile("(?m)^\\| `([A-Z0-9_]+)` \\|.*\\| `([A-Z_]+)` \\|$");

    @ParameterizedTest
    @CsvSource({
        "PHOTO_UNREADABLE, CARD_REFUSED_BY_COMPANY, card.2.2, SEND_NEW_PHOTO",
        "PHOTO_UNSUITABLE, CARD_REFUSED_BY_COMPANY, card.2.2, SEND_NEW_PHOTO",
        "NAME_INVALID, CARD_REFUSED_BY_COMPANY, card.2.4, CORRECT_NAME",
        "STUDENT_NUMBER_INVALID, CARD_REFUSED_BY_COMPANY, card.2.4, CHECK_STUDENT_NUMBER",
        "DUPLICATE_PERSON, CARD_REFUSED_BY_COMPANY, card.3.2, ASK_CUSTOMER_CENTRE",
        "REAL_NAME, CARD_REFUSED_BY_COMPANY, card.2.5, REAL_NAME_CHECK",
        "UKAA2282, CARD_REFUSED_ON_MOBILE, card.3.3, VISIT_BANK",
        "UKAA2172, CARD_REFUSED_ON_MOBILE, card.3.3, ASK_TWO_STEP_APPROVAL",
        "CUSTOMER_MISMATCH, CARD_REFUSED_ON_MOBILE, card.3.3, CORRECT_CUSTOMER_DATA",
    })
    void each_code_has_its_reason_and_its_step(String code, String reason, String article, String step) {
        Violation violation = CompanyRefusals.reason(refusal(code));
        assertThat(violation.code()).isEqualTo(reason);
        assertThat(violation.article()).isEqualTo(article);
        assertThat(violation.facts())
                .containsEntry("refusal", code)
                .containsEntry("on", DAY)
                .containsEntry("by", RefusalSource.REPORT);
        CardMethod method = reason.equals("CARD_REFUSED_ON_MOBILE") ? CardMethod.PAPER : CardMethod.MOBILE;
        assertThat(CompanyRefusals.steps(refusal(code), method))
                .extracting(NextStep::code)
                .containsExactly(step);
    }

    @Test
    void a_code_that_only_the_company_knows_is_shown_as_it_is() {
        Violation violation = CompanyRefusals.reason(refusal("X_77"));
        assertThat(Texts.get(Language.EN, "violation." + violation.code(), violation.facts()))
                .contains("X_77");
        assertThat(CompanyRefusals.steps(refusal("X_77"), CardMethod.MOBILE))
                .extracting(NextStep::code)
                .containsExactly("ASK_DEPARTMENT", "REAL_NAME_CHECK");
        assertThat(CompanyRefusals.steps(refusal("X_77"), CardMethod.PAPER))
                .extracting(NextStep::code)
                .containsExactly("ASK_DEPARTMENT");
    }

    @Test
    void nobody_on_paper_is_sent_back_to_the_mobile_application() {
        assertThat(CompanyRefusals.steps(refusal("REAL_NAME"), CardMethod.PAPER))
                .extracting(NextStep::code)
                .containsExactly("ASK_DEPARTMENT");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_code_is_explained_in_words(Language language) {
        for (String code : CompanyRefusals.ADVICE.keySet()) {
            Violation violation = CompanyRefusals.reason(refusal(code));
            String key = "violation." + violation.code();
            assertThat(Texts.keys(language)).contains("card.refusal." + code);
            assertThat(Texts.get(language, key, violation.facts()))
                    .contains(code)
                    .doesNotEndWith(" " + code)
                    .doesNotContain("{");
            assertThat(Texts.get(language, key + ".remedy", violation.facts()))
                    .endsWith(".")
                    .hasSizeGreaterThan(20);
            CompanyRefusals.steps(refusal(code), CardMethod.MOBILE)
                    .forEach(step -> assertThat(Texts.get(language, "card.next." + step.code(), step.facts()))
                            .endsWith("."));
        }
    }

    @Test
    void potential_and_held_customers_read_the_numbers_of_the_bank() {
        for (String code : List.of("UKAA2282", "UKAA2172", "CUSTOMER_MISMATCH")) {
            Violation violation = CompanyRefusals.reason(refusal(code));
            for (Language language : Language.values()) {
                assertThat(Texts.get(language, "violation." + violation.code() + ".remedy", violation.facts()))
                        .contains("1588-9999, 1599-9999, 1644-9999");
            }
        }
    }

    @Test
    void the_document_for_the_company_names_the_same_codes() throws IOException {
        Map<String, String> named = ROW_OF_A_CODE
                .matcher(Files.readString(Path.of("docs/card-transfer.md")))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
        Map<String, String> known = CompanyRefusals.ADVICE.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, code -> code.getValue().name()));
        assertThat(named).isEqualTo(known);
    }

    private static CardRefusal refusal(String code) {
        return new CardRefusal(code, DAY, RefusalSource.REPORT);
    }
}
