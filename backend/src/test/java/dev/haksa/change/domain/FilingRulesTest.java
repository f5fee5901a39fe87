package dev.haksa.change.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.haksa.change.ChangeKind;
import dev.haksa.change.ChangeProcedure;
import dev.haksa.change.Channel;
import dev.haksa.change.EffectiveRule;
import dev.haksa.change.ReceiptRule;
import dev.haksa.regulation.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every application must meet, which days count, and how far a delegation reaches. */
class FilingRulesTest {
    private static final String SICK = """
            name: { ko: 질병휴학, en: Sick leave }
            channels: [ONLINE, FAX]
            receipt: FILED
            effective: RECEIPT
            steps: [{ role: DEPARTMENT_HEAD, working-days: 3 }]
            evidence: [MEDICAL_CERTIFICATE]
            clearances: []
            committee: false
            delegable: true
            effects: [GOES_ON_LEAVE]
            """;
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 9);

    @Test
    void every_reason_is_told() {
        List<FilingRules.Open> open = List.of(new FilingRules.Open(7, ChangeKind.WITHDRAWAL, true));
        assertThat(FilingRules.examine(procedure(SICK), Channel.POST, Set.of(), open))
                .extracting(Violation::code)
                .containsExactly("CHANGE_CHANNEL_CLOSED", "CHANGE_EVIDENCE_MISSING", "CHANGE_ALREADY_OPEN");
        assertThat(FilingRules.examine(procedure(SICK), Channel.ONLINE, Set.of("MEDICAL_CERTIFICATE"), List.of()))
                .isEmpty();
        assertThat(FilingRules.examine(procedure(SICK), Channel.FAX, Set.of("MEDICAL_CERTIFICATE"), List.of()))
                .extracting(one -> one.facts().get("missing"))
                .containsExactly(List.of("APPLICATION_FORM"));
    }

    @ParameterizedTest
    @CsvSource({"MAJOR_CHANGE,true,0", "DISMISSAL,true,0", "RETURN,false,0", "RETURN,true,1", "LEAVE_SICK,false,1"})
    void only_what_contradicts_it_stands_in_the_way(ChangeKind other, boolean pending, int reasons) {
        List<FilingRules.Open> open = List.of(new FilingRules.Open(7, other, pending));
        assertThat(FilingRules.examine(procedure(SICK), Channel.ONLINE, Set.of("MEDICAL_CERTIFICATE"), open))
                .hasSize(reasons);
    }

    @ParameterizedTest
    @CsvSource({
        "FILED,ONLINE,,,2026-09-09",
        "FILED,POST,2026-09-04,,2026-09-04",
        "FILED,FAX,2026-09-07,,2026-09-07",
        "ENLISTMENT,ONLINE,,2026-10-05,2026-10-05",
        "ENLISTMENT,POST,2026-09-04,2026-10-05,2026-10-05"
    })
    void the_receipt_date_follows_the_channel_or_the_enlistment(
            ReceiptRule rule, Channel channel, LocalDate arrived, LocalDate enlistment, LocalDate receipt) {
        assertThat(ReceiptDates.of(rule, channel, TODAY, arrived, enlistment)).isEqualTo(receipt);
    }

    @ParameterizedTest
    @CsvSource({
        "RECEIPT,2026-09-20,2026-09-09",
        "APPROVAL,2026-09-20,2026-09-20",
        "NEXT_TERM,2026-08-31,2026-09-01",
        "NEXT_TERM,2026-09-01,2027-03-01",
        "NEXT_TERM,2027-03-01,2027-09-01"
    })
    void the_effective_date_follows_the_rule(EffectiveRule rule, LocalDate approval, LocalDate effective) {
        List<LocalDate> terms = List.of(LocalDate.of(2026, 9, 1), LocalDate.of(2027, 3, 1));
        assertThat(EffectiveDates.of(rule, TODAY, approval, terms, LocalDate.of(2027, 9, 1)))
                .isEqualTo(effective);
    }

    @ParameterizedTest
    @CsvSource({
        "LEAVE_SICK,true,2026-09-06,Beyond",
        "LEAVE_SICK,true,2026-09-07,Delegated",
        "LEAVE_SICK,true,2026-09-18,Delegated",
        "LEAVE_SICK,true,2026-09-19,Beyond",
        "RETURN,true,2026-09-10,Beyond",
        "LEAVE_SICK,false,2026-09-10,Beyond"
    })
    void a_delegation_reaches_its_kinds_from_its_first_to_its_last_day(
            ChangeKind kind, boolean delegable, LocalDate day, String right) {
        var delegation = new DecisionRight.Delegation(
                1, "김총장", Set.of(ChangeKind.LEAVE_SICK), LocalDate.of(2026, 9, 7), LocalDate.of(2026, 9, 18));
        assertThat(DecisionRight.ofDelegate(List.of(delegation), kind, delegable, day)
                        .getClass()
                        .getSimpleName())
                .isEqualTo(right);
        assertThat(DecisionRight.ofDelegate(List.of(), kind, delegable, day)).isInstanceOf(DecisionRight.None.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "receipt: FILED|receipt: WHENEVER|FILED, ENLISTMENT",
                "working-days: 3|working-days: 0|1 or more",
                "committee: false|committee: perhaps|true or false",
                "[MEDICAL_CERTIFICATE]|[medical certificate]|capital letters",
                "effects: [GOES_ON_LEAVE]|effect: [GOES_ON_LEAVE]|Leave out 'effect'",
                "en: Sick leave|en: ''|Write name"
            })
    void a_mistake_in_a_procedure_says_what_to_write(String right, String wrong, String remedy) {
        assertThatThrownBy(() -> procedure(SICK.replace(right, wrong))).hasMessageContaining(remedy);
    }

    private static ChangeProcedure procedure(String yaml) {
        try {
            JsonNode value = new YAMLMapper().readTree(yaml);
            return ProcedureReader.read(ChangeKind.LEAVE_SICK, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
