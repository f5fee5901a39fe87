package dev.haksa.cardissuer.domain;

import static dev.haksa.card.EntryState.APPLIED;
import static dev.haksa.card.EntryState.DELIVERED;
import static dev.haksa.card.EntryState.ISSUER_LINKED;
import static dev.haksa.card.EntryState.ISSUER_REFUSED;
import static dev.haksa.card.EntryState.ON_ROSTER;
import static dev.haksa.card.EntryState.SENT_TO_ISSUER;
import static dev.haksa.card.EntryState.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.haksa.card.EntryState;
import dev.haksa.card.MobileRefusals;
import dev.haksa.cardissuer.domain.CardPath.Outcome;
import dev.haksa.cardissuer.domain.CardPath.Standing;
import dev.haksa.cardissuer.domain.CardPath.Told;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CardPathTest {
    private static final int DAY = 20;
    private static final int BEFORE = 19;
    private static final int AFTER = 21;
    private static final Standing SENT = new Standing(SENT_TO_ISSUER, "");
    private static final Outcome LATE = new Outcome.Late();
    private static final Outcome NO = new Outcome.Contradicts();
    private static final String ANY = "REAL_NAME";
    private static final String PAPER = "UKAA2282";

    static Stream<Arguments> reports() {
        Told linked = told(ISSUER_LINKED, DAY);
        Told applied = told(APPLIED, DAY);
        Told refused = refused(DAY, ANY);
        Told shipped = told(SHIPPED, DAY);
        return Stream.of(
                arguments(List.of(), linked, moves(linked)),
                arguments(List.of(), applied, moves(linked, applied)),
                arguments(List.of(), shipped, moves(linked, shipped)),
                arguments(List.of(), told(DELIVERED, DAY), moves(linked, told(DELIVERED, DAY))),
                arguments(List.of(), refused, moves(refused)),
                arguments(List.of(linked), told(ISSUER_LINKED, AFTER), LATE),
                arguments(List.of(linked), told(APPLIED, BEFORE), moves(told(APPLIED, BEFORE))),
                arguments(List.of(linked), refused, moves(refused)),
                arguments(List.of(linked), refused(BEFORE, ANY), LATE),
                arguments(List.of(applied), told(ISSUER_LINKED, BEFORE), LATE),
                arguments(List.of(applied), told(ISSUER_LINKED, AFTER), LATE),
                arguments(List.of(applied), refused(BEFORE, PAPER), LATE),
                arguments(List.of(applied), refused, moves(refused)),
                arguments(List.of(applied), refused(AFTER, ANY), moves(refused(AFTER, ANY))),
                arguments(List.of(form(DAY)), refused, LATE),
                arguments(List.of(form(DAY)), refused(AFTER, ANY), moves(refused(AFTER, ANY))),
                arguments(List.of(shipped), told(APPLIED, AFTER), LATE),
                arguments(List.of(shipped), told(SHIPPED, AFTER), LATE),
                arguments(List.of(shipped), told(DELIVERED, DAY), moves(told(DELIVERED, DAY))),
                arguments(List.of(shipped), refused(BEFORE, ANY), LATE),
                arguments(List.of(shipped), refused, LATE),
                arguments(List.of(shipped), refused(AFTER, ANY), NO),
                arguments(List.of(told(DELIVERED, DAY)), refused(AFTER, ANY), NO),
                arguments(List.of(told(DELIVERED, DAY)), told(SHIPPED, AFTER), LATE),
                arguments(List.of(refused), refused(AFTER, ANY), LATE),
                arguments(List.of(refused), refused(AFTER, PAPER), moves(refused(AFTER, PAPER))),
                arguments(List.of(refused), refused(AFTER, "OTHER"), moves(refused(AFTER, "OTHER"))),
                arguments(List.of(refused), refused(BEFORE, "OTHER"), LATE),
                arguments(List.of(refused), refused(BEFORE, PAPER), moves(refused(BEFORE, PAPER))),
                arguments(List.of(refused(DAY, PAPER)), refused(AFTER, ANY), LATE),
                arguments(List.of(refused), told(ISSUER_LINKED, BEFORE), LATE),
                arguments(List.of(refused), linked, LATE),
                arguments(List.of(refused), told(ISSUER_LINKED, AFTER), moves(told(ISSUER_LINKED, AFTER))),
                arguments(List.of(refused), applied, LATE),
                arguments(List.of(refused), form(DAY), moves(form(DAY))),
                arguments(List.of(refused), told(APPLIED, AFTER), moves(told(APPLIED, AFTER))),
                arguments(List.of(refused), told(SHIPPED, BEFORE), NO),
                arguments(List.of(refused), shipped, moves(shipped)),
                arguments(
                        List.of(told(APPLIED, BEFORE), told(ISSUER_LINKED, AFTER)),
                        refused,
                        moves(refused, told(ISSUER_LINKED, AFTER))));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void a_report_leads_where_it_must(List<Told> known, Told fresh, Outcome expected) {
        assertThat(CardPath.of(after(known), known, fresh)).isEqualTo(expected);
    }

    static Stream<List<Told>> stories() {
        Told linked = told(ISSUER_LINKED, 19);
        return Stream.of(
                List.of(linked, refused(20, PAPER), told(APPLIED, 22), told(SHIPPED, 25)),
                List.of(linked, refused(20, PAPER), told(APPLIED, 22)),
                List.of(linked, refused(20, ANY), refused(22, PAPER)),
                List.of(linked, refused(20, PAPER), refused(22, ANY)),
                List.of(linked, refused(20, PAPER), refused(20, ANY), refused(20, "UKAA2172")),
                List.of(linked, refused(20, PAPER), told(ISSUER_LINKED, 21), refused(22, ANY)),
                List.of(told(APPLIED, 19), refused(20, ANY), told(ISSUER_LINKED, 22)),
                List.of(linked, told(APPLIED, 20), refused(21, ANY), told(APPLIED, 23), refused(24, "OTHER")),
                List.of(refused(18, ANY), linked, told(APPLIED, 20), told(SHIPPED, 25), told(DELIVERED, 26)));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void the_same_reports_end_in_the_same_state_in_every_order(List<Told> story) {
        Standing end = after(story);
        assertThat(permutations(story))
                .allSatisfy(order -> assertThat(after(order)).as("%s", order).isEqualTo(end));
    }

    @Test
    void who_is_not_with_the_company_is_not_reported_on() {
        assertThat(CardPath.of(new Standing(ON_ROSTER, ""), List.of(), told(ISSUER_LINKED, DAY)))
                .isEqualTo(NO);
    }

    @Test
    void the_company_does_not_report_the_roster() {
        assertThatThrownBy(() -> CardPath.of(SENT, List.of(), told(ON_ROSTER, DAY)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void codes_that_lead_to_paper_are_those_of_the_card() {
        assertThat(MobileRefusals.TO_PAPER).containsExactlyInAnyOrder("UKAA2282", "UKAA2172", "CUSTOMER_MISMATCH");
    }

    /** Where words lead that arrive one by one, each step being one that entries allow. */
    private static Standing after(List<Told> words) {
        Standing now = SENT;
        List<Told> known = new ArrayList<>();
        for (Told word : words) {
            if (CardPath.of(now, known, word) instanceof Outcome.Moves moves) {
                for (Told step : moves.steps()) {
                    assertThat(now.state().leadsTo(step.state()))
                            .as("%s to %s", now, step)
                            .isTrue();
                    now = new Standing(step.state(), step.code());
                }
            }
            known.add(word);
        }
        return now;
    }

    private static List<List<Told>> permutations(List<Told> words) {
        if (words.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Told>> all = new ArrayList<>();
        for (Told first : words) {
            List<Told> rest = new ArrayList<>(words);
            rest.remove(first);
            permutations(rest).forEach(order -> {
                List<Told> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                all.add(whole);
            });
        }
        return all;
    }

    private static Told told(EntryState state, int day) {
        return new Told(state, day(day), "", false);
    }

    private static Told refused(int day, String code) {
        return new Told(ISSUER_REFUSED, day(day), code, false);
    }

    private static Told form(int day) {
        return new Told(APPLIED, day(day), "", true);
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2024, 3, day);
    }

    private static Outcome moves(Told... steps) {
        return new Outcome.Moves(List.of(steps));
    }
}
