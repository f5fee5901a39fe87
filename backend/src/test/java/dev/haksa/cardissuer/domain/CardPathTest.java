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
import dev.haksa.cardissuer.domain.CardPath.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CardPathTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 20);
    private static final LocalDate BEFORE = DAY.minusDays(1);
    private static final LocalDate AFTER = DAY.plusDays(1);
    private static final Outcome LATE = new Outcome.Late();
    private static final Outcome NO = new Outcome.Contradicts();

    static Stream<Arguments> reports() {
        return Stream.of(
                arguments(SENT_TO_ISSUER, ISSUER_LINKED, DAY, moves(ISSUER_LINKED)),
                arguments(SENT_TO_ISSUER, APPLIED, DAY, moves(ISSUER_LINKED, APPLIED)),
                arguments(SENT_TO_ISSUER, SHIPPED, DAY, moves(ISSUER_LINKED, SHIPPED)),
                arguments(SENT_TO_ISSUER, DELIVERED, AFTER, moves(ISSUER_LINKED, DELIVERED)),
                arguments(SENT_TO_ISSUER, ISSUER_REFUSED, DAY, moves(ISSUER_REFUSED)),
                arguments(ISSUER_LINKED, ISSUER_LINKED, AFTER, LATE),
                arguments(ISSUER_LINKED, APPLIED, BEFORE, moves(APPLIED)),
                arguments(APPLIED, ISSUER_LINKED, BEFORE, LATE),
                arguments(APPLIED, ISSUER_REFUSED, AFTER, moves(ISSUER_REFUSED)),
                arguments(SHIPPED, APPLIED, AFTER, LATE),
                arguments(SHIPPED, SHIPPED, AFTER, LATE),
                arguments(SHIPPED, DELIVERED, DAY, moves(DELIVERED)),
                arguments(SHIPPED, ISSUER_REFUSED, BEFORE, LATE),
                arguments(SHIPPED, ISSUER_REFUSED, DAY, LATE),
                arguments(SHIPPED, ISSUER_REFUSED, AFTER, NO),
                arguments(DELIVERED, ISSUER_REFUSED, AFTER, NO),
                arguments(DELIVERED, SHIPPED, AFTER, LATE),
                arguments(ISSUER_REFUSED, ISSUER_REFUSED, AFTER, LATE),
                arguments(ISSUER_REFUSED, ISSUER_LINKED, BEFORE, LATE),
                arguments(ISSUER_REFUSED, ISSUER_LINKED, DAY, LATE),
                arguments(ISSUER_REFUSED, ISSUER_LINKED, AFTER, moves(ISSUER_LINKED)),
                arguments(ISSUER_REFUSED, APPLIED, DAY, LATE),
                arguments(ISSUER_REFUSED, APPLIED, AFTER, moves(APPLIED)),
                arguments(ISSUER_REFUSED, SHIPPED, BEFORE, LATE),
                arguments(ISSUER_REFUSED, SHIPPED, DAY, moves(SHIPPED)),
                arguments(ON_ROSTER, ISSUER_LINKED, DAY, NO));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void a_report_leads_where_it_must(EntryState now, EntryState reported, LocalDate on, Outcome expected) {
        assertThat(CardPath.of(now, DAY, reported, on)).isEqualTo(expected);
    }

    @Test
    void every_move_is_one_that_entries_allow() {
        for (EntryState now : EntryState.values()) {
            for (EntryState reported : List.of(ISSUER_LINKED, APPLIED, SHIPPED, DELIVERED, ISSUER_REFUSED)) {
                EntryState at = now;
                if (CardPath.of(now, DAY, reported, AFTER) instanceof Outcome.Moves moves) {
                    for (EntryState next : moves.states()) {
                        assertThat(at.leadsTo(next)).as("%s to %s", at, next).isTrue();
                        at = next;
                    }
                }
            }
        }
    }

    @Test
    void the_company_does_not_report_the_roster() {
        assertThatThrownBy(() -> CardPath.of(SENT_TO_ISSUER, DAY, ON_ROSTER, DAY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Outcome moves(EntryState... states) {
        return new Outcome.Moves(List.of(states));
    }
}
