package dev.haksa.tuition.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.haksa.catalog.ClassDays;
import dev.haksa.regulation.Basis;
import dev.haksa.regulation.domain.RegulationParser;
import dev.haksa.regulation.domain.RegulationSet;
import dev.haksa.regulation.store.RegulationFiles;
import dev.haksa.tuition.AccountSums;
import dev.haksa.tuition.BaseDateReason;
import dev.haksa.tuition.BillSource;
import dev.haksa.tuition.TuitionConsequence;
import dev.haksa.tuition.TuitionConsequence.Charge;
import dev.haksa.tuition.TuitionEvent;
import dev.haksa.tuition.TuitionOutcome;
import dev.haksa.tuition.TuitionRequest;
import dev.haksa.tuition.domain.TuitionFacts.OpenCarryOver;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TuitionRulesTest {
    private static final LocalDate START = LocalDate.of(2026, 3, 2);
    private static final ClassDays CLASS_DAYS = new ClassDays(START, 105);
    private static final Charge BILL = new Charge(3_000_001, 250_000, BillSource.BILL);
    private static final TuitionRules RULES = shipped(START);

    @ParameterizedTest
    @CsvSource({
        // base date, d, share, admission fee, tuition of 3,000,001
        "2026-03-01, -1, 1/1, 250000, 3000001",
        "2026-03-02, 0, 5/6, 0, 2500000",
        "2026-03-03, 1, 5/6, 0, 2500000",
        "2026-03-31, 29, 5/6, 0, 2500000",
        "2026-04-01, 30, 2/3, 0, 2000000",
        "2026-04-02, 31, 2/3, 0, 2000000",
        "2026-04-30, 59, 2/3, 0, 2000000",
        "2026-05-01, 60, 1/2, 0, 1500000",
        "2026-05-30, 89, 1/2, 0, 1500000",
        "2026-05-31, 90, 0/1, 0, 0",
        "2026-06-01, 91, 0/1, 0, 0",
        "2026-12-31, 304, 0/1, 0, 0",
    })
    void refunds_by_annex_1(LocalDate day, int days, String share, long fee, long tuition) {
        TuitionConsequence result = decide(paid(3_250_001), TuitionRequest.of(TuitionEvent.WITHDRAWAL, day));
        assertThat(result.daysFromStart()).isEqualTo(days);
        assertThat(result.baseDateReason()).isEqualTo(BaseDateReason.WITHDRAWAL_REQUEST);
        assertThat(result.refund().share()).isEqualTo(share);
        assertThat(result.refund().admissionFeeWon()).isEqualTo(fee);
        assertThat(result.refund().tuitionWon()).isEqualTo(tuition);
        assertThat(result.outcome()).isEqualTo(fee + tuition == 0 ? TuitionOutcome.NO_REFUND : TuitionOutcome.REFUND);
        assertThat(result.article()).isEqualTo("3.3");
    }

    @Test
    void says_from_when_until_when_a_share_applies() {
        TuitionConsequence.Refund refund =
                decide(paid(3_250_001), withdrawal(LocalDate.of(2026, 4, 15))).refund();
        assertThat(refund.firstDate()).isEqualTo(LocalDate.of(2026, 4, 1));
        assertThat(refund.lastDate()).isEqualTo(LocalDate.of(2026, 4, 30));
        assertThat(decide(paid(1), withdrawal(START.minusDays(9))).refund().lastDate())
                .isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(decide(paid(1), withdrawal(LocalDate.of(2026, 8, 1)))
                        .refund()
                        .lastDate())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        // paid, refund in the first month, underpaid, overpaid: the admission fee is covered first
        "0, 0, 3250001, 0",
        "250000, 0, 3000001, 0",
        "250007, 5, 2999994, 0",
        "1750000, 1250000, 1500001, 0",
        "3250001, 2500000, 0, 0",
        "4000000, 2500000, 0, 749999",
    })
    void refunds_only_tuition_that_was_charged_and_paid(long paid, long refund, long underpaid, long overpaid) {
        TuitionConsequence result = decide(paid(paid), withdrawal(START));
        assertThat(result.amountWon()).isEqualTo(refund);
        assertThat(result.underpaidWon()).isEqualTo(underpaid);
        assertThat(result.overpaidWon()).isEqualTo(overpaid);
    }

    @Test
    void takes_what_was_paid_for_tuition_where_there_is_no_bill() {
        TuitionFacts facts = new TuitionFacts(
                "26115001", "2026-SPRING", CLASS_DAYS, null, new AccountSums(15, 1_000_000, 0, 0, 0), null);
        TuitionConsequence result = RULES.decide(facts, withdrawal(START));
        assertThat(result.charge()).isEqualTo(new Charge(1_000_000, 0, BillSource.PAYMENTS));
        assertThat(result.amountWon()).isEqualTo(833_333);
        assertThat(result.underpaidWon()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // 105 class days: a quarter is day 26 (26.25), a half day 52 (52.5), three quarters day 78 (78.75)
        "LEAVE_GENERAL, 2026-03-01, 0, 1/1, 3000001, 2026-03-27",
        "LEAVE_GENERAL, 2026-03-26, 25, 1/1, 3000001, 2026-03-27",
        "LEAVE_GENERAL, 2026-03-27, 26, 1/1, 3000001, 2026-03-27",
        "LEAVE_GENERAL, 2026-03-28, 27, 0/1, 0, 2026-03-27",
        "LEAVE_SICK, 2026-04-21, 51, 1/1, 3000001, 2026-04-22",
        "LEAVE_SICK, 2026-04-22, 52, 1/1, 3000001, 2026-04-22",
        "LEAVE_SICK, 2026-04-23, 53, 1/2, 1500000, 2026-05-18",
        "LEAVE_SICK, 2026-05-17, 77, 1/2, 1500000, 2026-05-18",
        "LEAVE_SICK, 2026-05-18, 78, 1/2, 1500000, 2026-05-18",
        "LEAVE_SICK, 2026-05-19, 79, 0/1, 0, 2026-05-18",
        "LEAVE_MILITARY, 2026-05-17, 77, 1/1, 3000001, 2026-05-18",
        "LEAVE_MILITARY, 2026-05-18, 78, 1/1, 3000001, 2026-05-18",
        "LEAVE_MILITARY, 2026-05-19, 79, 0/1, 0, 2026-05-18",
    })
    void carries_over_by_annex_2(
            TuitionEvent leave, LocalDate day, int classDay, String share, long won, LocalDate lastDate) {
        TuitionConsequence result = decide(paid(3_250_001), TuitionRequest.of(leave, day));
        assertThat(result.classDay()).isEqualTo(classDay);
        assertThat(result.carryOver().share()).isEqualTo(share);
        assertThat(result.carryOver().lastDate()).isEqualTo(lastDate);
        assertThat(result.amountWon()).isEqualTo(won);
        assertThat(result.refund()).isNull();
        assertThat(result.outcome()).isEqualTo(expected(leave, won));
        assertThat(result.article()).isEqualTo("3.4");
    }

    private static TuitionOutcome expected(TuitionEvent leave, long won) {
        if (won > 0) {
            return TuitionOutcome.CARRY_OVER;
        }
        return leave == TuitionEvent.LEAVE_MILITARY ? TuitionOutcome.TERM_GRADED : TuitionOutcome.NO_CARRY_OVER;
    }

    @ParameterizedTest
    @CsvSource({
        // 104 class days divide evenly: the quarter is day 26 exactly, the half 52, three quarters 78
        "LEAVE_GENERAL, 2026-03-27, true",
        "LEAVE_GENERAL, 2026-03-28, false",
        "LEAVE_MILITARY, 2026-05-18, true",
        "LEAVE_MILITARY, 2026-05-19, false",
    })
    void counts_the_exact_day_of_the_line_as_within_it(TuitionEvent leave, LocalDate day, boolean carried) {
        TuitionFacts facts = new TuitionFacts(
                "26115001",
                "2026-SPRING",
                new ClassDays(START, 104),
                BILL,
                new AccountSums(15, 3_250_001, 0, 0, 0),
                null);
        assertThat(RULES.decide(facts, TuitionRequest.of(leave, day)).amountWon() > 0)
                .isEqualTo(carried);
    }

    @Test
    void carries_credits_over_by_the_same_share() {
        assertThat(decide(paid(3_250_001), TuitionRequest.of(TuitionEvent.LEAVE_SICK, LocalDate.of(2026, 4, 23)))
                        .carryOver()
                        .credits())
                .isEqualTo(7);
        assertThat(decide(paid(0), TuitionRequest.of(TuitionEvent.LEAVE_SICK, START))
                        .carryOver()
                        .credits())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // asked on, leave told by the caller, leave recorded, extended -> base date, reason (article 3 (2))
        "2026-05-20, , , false, 2026-05-20, WITHDRAWAL_REQUEST",
        "2026-05-20, 2026-03-10, , false, 2026-03-10, LEAVE_REQUEST",
        "2026-05-20, 2026-03-10, , true, 2026-03-10, FIRST_LEAVE_REQUEST",
        // whoever is back from leave leaves as of the own day, whatever still waits to be carried over
        "2026-05-20, , 2026-03-10, false, 2026-05-20, WITHDRAWAL_REQUEST",
        "2026-05-20, 2026-05-20, 2026-03-10, false, 2026-03-10, LEAVE_REQUEST",
        // the enlistment is still to come, or the withdrawal was posted before the leave
        "2026-03-10, 2026-05-20, , false, 2026-03-10, WITHDRAWAL_REQUEST",
        "2026-03-10, 2026-05-20, 2026-05-20, true, 2026-03-10, WITHDRAWAL_REQUEST",
        "2026-03-10, 2026-03-10, 2026-03-10, false, 2026-03-10, WITHDRAWAL_REQUEST",
        "2026-03-10, 2026-03-09, 2026-05-20, false, 2026-03-09, LEAVE_REQUEST",
        "2026-05-20, 2026-04-10, 2026-03-10, true, 2026-03-10, FIRST_LEAVE_REQUEST",
        "2026-05-20, 2026-03-10, 2026-04-10, true, 2026-03-10, FIRST_LEAVE_REQUEST",
    })
    void a_withdrawal_from_leave_goes_by_the_first_leave_request(
            LocalDate asked,
            LocalDate told,
            LocalDate recorded,
            boolean extended,
            LocalDate day,
            BaseDateReason reason) {
        OpenCarryOver open = recorded == null ? null : new OpenCarryOver(0, recorded, 0);
        TuitionFacts facts = new TuitionFacts(
                "26115001", "2026-SPRING", CLASS_DAYS, BILL, new AccountSums(15, 3_250_001, 0, 0, 0), open);
        TuitionConsequence result =
                RULES.decide(facts, new TuitionRequest(TuitionEvent.WITHDRAWAL, asked, told, extended));
        assertThat(result.baseDate()).isEqualTo(day);
        assertThat(result.baseDateReason()).isEqualTo(reason);
    }

    @Test
    void an_admission_given_up_goes_by_its_day() {
        TuitionConsequence result =
                decide(paid(3_250_001), TuitionRequest.of(TuitionEvent.ADMISSION_GIVEN_UP, START.minusDays(1)));
        assertThat(result.baseDateReason()).isEqualTo(BaseDateReason.ADMISSION_GIVEN_UP);
        assertThat(result.amountWon()).isEqualTo(3_250_001);
    }

    @Test
    void what_waits_to_be_carried_over_is_free_for_a_refund_but_what_was_applied_is_not() {
        AccountSums carried = new AccountSums(15, 3_250_001, 0, 0, 3_000_001);
        TuitionRequest request = TuitionRequest.fromLeave(START.plusDays(100), START.plusDays(8), false);
        TuitionFacts waiting = new TuitionFacts(
                "26115001",
                "2026-SPRING",
                CLASS_DAYS,
                BILL,
                carried,
                new OpenCarryOver(3_000_001, START.plusDays(8), 15));
        assertThat(RULES.decide(waiting, request).amountWon()).isEqualTo(2_500_000);
        assertThat(RULES.decide(waiting, withdrawal(START.plusDays(100))).amountWon())
                .as("back from leave")
                .isZero();
        TuitionFacts applied = new TuitionFacts("26115001", "2026-SPRING", CLASS_DAYS, BILL, carried, null);
        assertThat(RULES.decide(applied, withdrawal(START)).amountWon()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // the leave so far carried over nothing, half, all of 3,000,001 won and 15 credits; the new kind asks on a day
        "0, 0, LEAVE_SICK, 2026-04-20, 3000001, 15, TUITION_CARRY_OVER",
        "0, 0, LEAVE_SICK, 2026-05-10, 1500000, 7, TUITION_CARRY_OVER",
        "0, 0, LEAVE_SICK, 2026-06-10, 0, 0, TUITION_NO_CARRY_OVER",
        "0, 0, LEAVE_MILITARY, 2026-05-10, 3000001, 15, TUITION_CARRY_OVER",
        "0, 0, LEAVE_MILITARY, 2026-06-10, 0, 0, TUITION_NO_CARRY_OVER",
        "1500000, 7, LEAVE_MILITARY, 2026-05-10, 1500001, 8, TUITION_CARRY_OVER_MORE",
        "1500000, 7, LEAVE_MILITARY, 2026-06-10, 0, 0, TUITION_CARRY_OVER_STAYS",
        "3000001, 15, LEAVE_SICK, 2026-05-10, 0, 0, TUITION_CARRY_OVER_STAYS",
        "3000001, 15, LEAVE_MILITARY, 2026-06-10, 0, 0, TUITION_CARRY_OVER_STAYS",
    })
    void a_leave_of_another_kind_carries_over_what_it_grants_beyond_the_former(
            long before, int creditsBefore, TuitionEvent event, LocalDate day, long more, int credits, String code) {
        TuitionFacts facts = new TuitionFacts(
                "26115001",
                "2026-SPRING",
                CLASS_DAYS,
                BILL,
                new AccountSums(15, 3_250_001, 0, 0, before),
                new OpenCarryOver(before, START.plusDays(8), creditsBefore));
        TuitionConsequence result = RULES.decide(facts, TuitionRequest.changedLeave(event, day, START.plusDays(8)));
        assertThat(result.amountWon()).isEqualTo(more);
        assertThat(result.carryOver().credits()).isEqualTo(credits);
        assertThat(result.code()).isEqualTo(code);
        assertThat(result.facts())
                .containsEntry("carriedBeforeWon", before)
                .containsEntry("carriedInAllWon", before + more);
    }

    @Test
    void never_gives_more_than_was_paid_whatever_happened_before() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            TuitionFacts facts = anyFacts(random);
            TuitionEvent event = TuitionEvent.values()[random.nextInt(TuitionEvent.values().length)];
            TuitionConsequence result =
                    RULES.decide(facts, TuitionRequest.of(event, START.plusDays(random.nextInt(400) - 100)));
            long open =
                    facts.open() == null || event.isLeave() ? 0 : facts.open().amountWon();
            long given = facts.sums().refundedWon() + facts.sums().carriedOutWon() - open + result.amountWon();
            assertThat(result.amountWon()).as("seed %d, round %d", seed, i).isNotNegative();
            assertThat(given)
                    .as("seed %d, round %d", seed, i)
                    .isLessThanOrEqualTo(facts.sums().receivedWon());
            assertThat(result.amountWon())
                    .as("seed %d, round %d", seed, i)
                    .isLessThanOrEqualTo(
                            Math.min(facts.sums().receivedWon(), result.charge().totalWon()));
            assertThat(RULES.decide(afterwards(facts, result), result.request()).amountWon())
                    .as("seed %d, round %d: the same again brings nothing", seed, i)
                    .isZero();
        }
    }

    private static TuitionFacts afterwards(TuitionFacts facts, TuitionConsequence result) {
        AccountSums sums = facts.sums();
        boolean leave = result.request().event().isLeave();
        long released = leave || facts.open() == null ? 0 : facts.open().amountWon();
        AccountSums after = new AccountSums(
                sums.paidCredits(),
                sums.paidWon(),
                sums.carriedInWon(),
                sums.refundedWon() + (leave ? 0 : result.amountWon()),
                sums.carriedOutWon() - released + (leave ? result.amountWon() : 0));
        OpenCarryOver open = leave ? new OpenCarryOver(result.amountWon(), result.baseDate(), 0) : null;
        TuitionFacts next =
                new TuitionFacts(facts.studentNumber(), facts.term(), facts.classDays(), facts.bill(), after, open);
        return facts.open() == null || leave ? next : withLeave(next, result);
    }

    /** The leave that made the base date is told by the caller once nothing waits any more. */
    private static TuitionFacts withLeave(TuitionFacts facts, TuitionConsequence result) {
        return new TuitionFacts(
                facts.studentNumber(),
                facts.term(),
                facts.classDays(),
                facts.bill(),
                facts.sums(),
                new OpenCarryOver(0, result.baseDate(), 0));
    }

    private static TuitionFacts anyFacts(Random random) {
        long paid = random.nextInt(5_000_000);
        long in = random.nextInt(3) == 0 ? random.nextInt(3_000_000) : 0;
        long out = random.nextLong(paid + in + 1);
        long refunded = random.nextLong(paid + in - out + 1);
        OpenCarryOver open = random.nextBoolean()
                ? null
                : new OpenCarryOver(random.nextLong(out + 1), START.plusDays(random.nextInt(90)), random.nextInt(10));
        Charge bill = random.nextInt(4) == 0
                ? null
                : new Charge(random.nextInt(4_000_000), random.nextInt(500_000), BillSource.BILL);
        return new TuitionFacts(
                "26115001",
                "2026-SPRING",
                new ClassDays(START, 15 + random.nextInt(120)),
                bill,
                new AccountSums(random.nextInt(22), paid, in, refunded, out),
                open);
    }

    @Test
    void a_mistake_in_the_tables_says_what_to_write() throws IOException {
        refuses(
                "{ before-term: { tuition: '1/1', admission-fee: '1/1' }, from-first-day: [ { from-day: 1, tuition: '1/2', admission-fee: '0/1' } ] }",
                "begins at 0");
        refuses(
                "{ before-term: { tuition: 0.5, admission-fee: '1/1' }, from-first-day: [ { from-day: 0, tuition: '1/2', admission-fee: '0/1' } ] }",
                "like \"5/6\"");
        refuses(
                "{ before-term: { tuition: '7/6', admission-fee: '1/1' }, from-first-day: [ { from-day: 0, tuition: '1/2', admission-fee: '0/1' } ] }",
                "from \"0/1\" to \"1/1\"");
        JsonNode partial = new YAMLMapper().readTree("LEAVE_GENERAL: [ { up-to: '1/4', tuition: '1/1' } ]");
        assertThatThrownBy(() -> CarryOverTable.read(partial))
                .hasMessageContaining("Write rows for LEAVE_GENERAL, LEAVE_SICK");
    }

    private static void refuses(String table, String message) throws IOException {
        JsonNode value = new YAMLMapper().readTree(table);
        assertThatThrownBy(() -> RefundTable.read(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static TuitionRequest withdrawal(LocalDate day) {
        return TuitionRequest.of(TuitionEvent.WITHDRAWAL, day);
    }

    private static TuitionConsequence decide(AccountSums sums, TuitionRequest request) {
        return RULES.decide(new TuitionFacts("26115001", "2026-SPRING", CLASS_DAYS, BILL, sums, null), request);
    }

    private static AccountSums paid(long won) {
        return new AccountSums(15, won, 0, 0, 0);
    }

    private static TuitionRules shipped(LocalDate day) {
        RegulationSet set = RegulationParser.parse(RegulationFiles.read(null));
        return new TuitionRules(
                set.parameter("tuition", "refund", RefundTable::read).at(day),
                set.parameter("tuition", "carry-over", CarryOverTable::read).at(day),
                new Basis(day, set.version()));
    }
}
