package dev.haksa.cancellation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnderpaymentTest {
    private static final Instant MONDAY = Instant.parse("2027-03-08T01:00:00Z");

    @Test
    void the_latest_go_first_until_the_credits_fit() {
        List<Held> held = List.of(held(1, 3, 0), held(2, 3, 10), held(3, 3, 20), held(4, 3, 30));
        assertThat(cancelled(held, 12)).isEmpty();
        assertThat(cancelled(held, 11)).containsExactly(4);
        assertThat(cancelled(held, 9)).containsExactly(4);
        assertThat(cancelled(held, 8)).containsExactly(4, 3);
        assertThat(cancelled(held, 0)).containsExactly(4, 3, 2, 1);
    }

    @Test
    void of_two_at_the_same_instant_the_one_decided_later_goes_first() {
        List<Held> cart = List.of(
                new Held(7, 3, MONDAY, 100, true),
                new Held(5, 3, MONDAY, 102, true),
                new Held(6, 3, MONDAY, 101, true));
        assertThat(cancelled(cart, 6)).containsExactly(5);
        assertThat(cancelled(cart, 3)).containsExactly(5, 6);
        List<Held> unknown = List.of(new Held(7, 3, MONDAY, 0, true), new Held(5, 3, MONDAY, 0, true));
        assertThat(cancelled(unknown, 3)).containsExactly(7);
    }

    @Test
    void courses_without_credits_stay() {
        List<Held> held = List.of(held(1, 3, 0), held(2, 0, 10), held(3, 3, 20), held(4, 0, 30));
        assertThat(cancelled(held, 3)).containsExactly(3);
        assertThat(cancelled(held, 0)).containsExactly(3, 1);
    }

    @Test
    void withdrawn_courses_are_owed_for_but_cannot_be_cancelled() {
        List<Held> held = List.of(held(1, 3, 0), held(2, 3, 10), new Held(3, 3, MONDAY.plusSeconds(20), 0, false));
        assertThat(Underpayment.credits(held)).isEqualTo(9);
        assertThat(cancelled(held, 6)).containsExactly(2);
        assertThat(cancelled(held, 0)).containsExactly(2, 1);
    }

    @Test
    void what_is_cancelled_fits_is_in_order_and_is_no_more_than_needed() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            List<Held> held = random(random);
            int paid = random.nextInt(25);
            List<Held> gone = Underpayment.latestFirst(held, paid);
            List<Held> stay = new ArrayList<>(held);
            stay.removeAll(gone);
            List<Held> stillCancellable = stay.stream()
                    .filter(one -> one.cancellable() && one.credits() > 0)
                    .toList();
            assertThat(Underpayment.credits(stay) <= paid || stillCancellable.isEmpty())
                    .as("fits, seed %d", seed)
                    .isTrue();
            for (Held left : stillCancellable) {
                assertThat(gone)
                        .as("order, seed %d", seed)
                        .allMatch(one -> !one.enrolledAt().isBefore(left.enrolledAt()));
            }
            assertThat(gone).as("credits, seed %d", seed).allMatch(one -> one.cancellable() && one.credits() > 0);
            if (!gone.isEmpty()) {
                assertThat(Underpayment.credits(stay) + gone.getLast().credits())
                        .as("no more than needed, seed %d", seed)
                        .isGreaterThan(paid);
            }
            Collections.shuffle(held, random);
            assertThat(Underpayment.latestFirst(held, paid))
                    .as("same, seed %d", seed)
                    .isEqualTo(gone);
        }
    }

    @Test
    void a_notice_is_settled_by_paying_or_correcting_even_if_more_is_taken_afterwards() {
        Instant noticed = MONDAY.plusSeconds(60);
        List<Held> held = List.of(held(1, 3, 0), held(2, 3, 10));
        assertThat(Underpayment.isSettled(held, 5, noticed)).isFalse();
        assertThat(Underpayment.isSettled(held, 6, noticed)).isTrue();
        List<Held> corrected = List.of(held(1, 3, 0), held(3, 3, 61));
        assertThat(Underpayment.isSettled(corrected, 3, noticed)).isTrue();
        List<Held> onlyMore = List.of(held(1, 3, 0), held(2, 3, 60), held(3, 3, 61));
        assertThat(Underpayment.isSettled(onlyMore, 5, noticed)).isFalse();
    }

    @Test
    void the_deadline_is_the_end_of_a_day_in_seoul() {
        Instant lateEvening = Instant.parse("2027-03-08T14:59:59Z");
        LocalDate day = NoticeDeadline.day(lateEvening, 7);
        assertThat(day).isEqualTo(LocalDate.of(2027, 3, 15));
        assertThat(NoticeDeadline.day(lateEvening.plusSeconds(1), 7)).isEqualTo(LocalDate.of(2027, 3, 16));
        assertThat(NoticeDeadline.lastSecond(day)).isEqualTo(Instant.parse("2027-03-15T14:59:59Z"));
        assertThat(NoticeDeadline.hasPassed(day, Instant.parse("2027-03-14T15:00:00Z")))
                .isFalse();
        assertThat(NoticeDeadline.hasPassed(day, Instant.parse("2027-03-15T14:59:59.999Z")))
                .isFalse();
        assertThat(NoticeDeadline.hasPassed(day, Instant.parse("2027-03-15T15:00:00Z")))
                .isTrue();
    }

    private static List<Held> random(Random random) {
        List<Held> held = new ArrayList<>();
        int number = random.nextInt(10);
        for (int i = 0; i < number; i++) {
            Instant at = MONDAY.plusSeconds(random.nextInt(6));
            held.add(new Held(i, random.nextInt(4), at, random.nextInt(3), random.nextInt(5) > 0));
        }
        return held;
    }

    private static Held held(int section, int credits, int seconds) {
        return new Held(section, credits, MONDAY.plusSeconds(seconds), 0, true);
    }

    private static List<Integer> cancelled(List<Held> held, int paid) {
        return Underpayment.latestFirst(held, paid).stream()
                .map(Held::sectionId)
                .toList();
    }
}
