package dev.haksa.card.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.card.EntryChannel;
import dev.haksa.card.EntryState;
import dev.haksa.card.EntryStep;
import dev.haksa.card.domain.EntryMoves.Known;
import dev.haksa.card.domain.EntryMoves.Recorded;
import dev.haksa.regulation.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryMovesTest {
    private static final Instant AT = Instant.parse("2024-03-19T01:00:00Z");
    private static final String STUDENT = "24115001";

    @ParameterizedTest
    @CsvSource({
        "ON_ROSTER, SENT_TO_ISSUER, moved",
        "ON_ROSTER, ISSUER_LINKED, refused",
        "ON_ROSTER, ON_ROSTER, already",
        "SENT_TO_ISSUER, ISSUER_LINKED, moved",
        "SENT_TO_ISSUER, APPLIED, refused",
        "SENT_TO_ISSUER, SHIPPED, refused",
        "SENT_TO_ISSUER, REMOVED, refused",
        "ISSUER_LINKED, APPLIED, moved",
        "ISSUER_LINKED, SHIPPED, moved",
        "ISSUER_LINKED, SENT_TO_ISSUER, already",
        "APPLIED, ISSUER_LINKED, already",
        "SHIPPED, APPLIED, already",
        "SHIPPED, DELIVERED, moved",
        "DELIVERED, SHIPPED, already",
        "ISSUER_REFUSED, APPLIED, moved",
        "ISSUER_REFUSED, SENT_TO_ISSUER, refused",
        "DELIVERED, ISSUER_REFUSED, refused",
    })
    void goes_forward_only(EntryState from, EntryState to, String outcome) {
        EntryMoves.Plan plan = EntryMoves.plan(List.of(known(from, Set.of())), List.of(step(to, code(to), AT)));
        assertThat(plan.moves()).hasSize(outcome.equals("moved") ? 1 : 0);
        assertThat(plan.already()).hasSize(outcome.equals("already") ? 1 : 0);
        assertThat(plan.refusals()).hasSize(outcome.equals("refused") ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UKAA2282", "UKAA2172", "CUSTOMER_MISMATCH"})
    void a_refusal_on_mobile_makes_it_paper(String code) {
        assertThat(refused(code).channel()).isEqualTo(EntryChannel.PAPER);
    }

    @Test
    void another_refusal_leaves_the_channel() {
        assertThat(refused("PHOTO_UNREADABLE").channel()).isEqualTo(EntryChannel.MOBILE);
    }

    @Test
    void takes_several_steps_of_a_student_in_order() {
        EntryMoves.Plan plan = EntryMoves.plan(
                List.of(known(EntryState.SENT_TO_ISSUER, Set.of())),
                List.of(step(EntryState.ISSUER_LINKED, null, AT), step(EntryState.APPLIED, null, AT.plusSeconds(1))));
        assertThat(plan.moves()).hasSize(2);
        assertThat(plan.last())
                .singleElement()
                .satisfies(move -> assertThat(move.step().state()).isEqualTo(EntryState.APPLIED));
    }

    @Test
    void moves_of_many_entries_are_written_step_by_step() {
        List<Known> entries = new java.util.ArrayList<>();
        List<EntryStep> steps = new java.util.ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String number = "2411500" + i;
            entries.add(new Known(i, number, 12, true, EntryState.SENT_TO_ISSUER, EntryChannel.MOBILE, null, Set.of()));
            steps.add(new EntryStep(number, EntryState.ISSUER_LINKED, null, Map.of(), AT));
            if (i > 0) {
                steps.add(new EntryStep(number, EntryState.SHIPPED, null, Map.of(), AT.plusSeconds(1)));
            }
        }
        List<List<EntryMoves.Move>> written = EntryMoves.plan(entries, steps).steps();
        assertThat(written).hasSize(2);
        assertThat(written.getFirst()).extracting(EntryMoves.Move::entryId).containsExactly(0L, 1L, 2L);
        assertThat(written.getLast()).extracting(EntryMoves.Move::entryId).containsExactly(1L, 2L);
    }

    @Test
    void an_old_receipt_read_again_changes_nothing() {
        Set<Recorded> recorded = Set.of(
                new Recorded(EntryState.ISSUER_LINKED, null, AT),
                new Recorded(EntryState.ISSUER_REFUSED, "UKAA2282", AT.plusSeconds(5)));
        EntryMoves.Plan plan = EntryMoves.plan(
                List.of(known(EntryState.APPLIED, recorded)),
                List.of(
                        step(EntryState.ISSUER_LINKED, null, AT),
                        step(EntryState.ISSUER_REFUSED, "UKAA2282", AT.plusSeconds(5))));
        assertThat(plan.moves()).isEmpty();
        assertThat(plan.refusals()).isEmpty();
        assertThat(plan.already()).containsExactly(STUDENT);
    }

    @Test
    void a_later_refusal_for_another_reason_counts_and_makes_it_paper() {
        Set<Recorded> recorded = Set.of(new Recorded(EntryState.ISSUER_REFUSED, "REAL_NAME", AT));
        Known refused =
                new Known(1, STUDENT, 12, true, EntryState.ISSUER_REFUSED, EntryChannel.MOBILE, "REAL_NAME", recorded);
        EntryMoves.Plan later = EntryMoves.plan(
                List.of(refused), List.of(step(EntryState.ISSUER_REFUSED, "UKAA2282", AT.plusSeconds(86_400))));
        assertThat(later.moves())
                .singleElement()
                .satisfies(move -> assertThat(move.channel()).isEqualTo(EntryChannel.PAPER));
        EntryMoves.Plan earlier = EntryMoves.plan(
                List.of(refused), List.of(step(EntryState.ISSUER_REFUSED, "UKAA2282", AT.minusSeconds(86_400))));
        assertThat(earlier.moves()).isEmpty();
        assertThat(earlier.already()).containsExactly(STUDENT);
    }

    @Test
    void only_what_is_approved_leaves_and_only_what_was_never_linked_is_taken_off() {
        Known waiting = new Known(1, STUDENT, 12, false, EntryState.ON_ROSTER, EntryChannel.MOBILE, null, Set.of());
        assertThat(EntryMoves.plan(List.of(waiting), List.of(step(EntryState.SENT_TO_ISSUER, null, AT)))
                        .refusals())
                .hasSize(1);
        Set<Recorded> linked = Set.of(new Recorded(EntryState.ISSUER_LINKED, null, AT));
        EntryStep removal = step(EntryState.REMOVED, null, AT);
        assertThat(EntryMoves.plan(List.of(known(EntryState.ISSUER_REFUSED, linked)), List.of(removal))
                        .refusals())
                .hasSize(1);
        assertThat(EntryMoves.plan(List.of(known(EntryState.ISSUER_REFUSED, Set.of())), List.of(removal))
                        .moves())
                .hasSize(1);
    }

    @Test
    void names_every_step_that_is_not_possible() {
        EntryMoves.Plan plan = EntryMoves.plan(
                List.of(known(EntryState.ON_ROSTER, Set.of())),
                List.of(
                        step(EntryState.SHIPPED, null, AT),
                        new EntryStep("99999999", EntryState.ISSUER_LINKED, null, Map.of(), AT)));
        assertThat(plan.refusals())
                .extracting(Violation::code)
                .containsExactly("CARD_STEP_IMPOSSIBLE", "CARD_ENTRY_UNKNOWN");
    }

    private static EntryMoves.Move refused(String code) {
        return EntryMoves.plan(
                        List.of(known(EntryState.ISSUER_LINKED, Set.of())),
                        List.of(step(EntryState.ISSUER_REFUSED, code, AT)))
                .moves()
                .getFirst();
    }

    private static String code(EntryState state) {
        return state == EntryState.ISSUER_REFUSED ? "UKAA2282" : null;
    }

    private static Known known(EntryState state, Set<Recorded> recorded) {
        return new Known(1, STUDENT, 12, true, state, EntryChannel.MOBILE, null, recorded);
    }

    private static EntryStep step(EntryState state, String code, Instant at) {
        return new EntryStep(STUDENT, state, code, Map.of(), at);
    }
}
