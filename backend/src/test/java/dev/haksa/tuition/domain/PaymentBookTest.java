package dev.haksa.tuition.domain;

import static dev.haksa.tuition.domain.PaymentBook.Entry.KNOWN;
import static dev.haksa.tuition.domain.PaymentBook.Entry.NEW;
import static dev.haksa.tuition.domain.PaymentBook.Entry.PAYMENT_DIFFERS;
import static dev.haksa.tuition.domain.PaymentBook.Entry.PAYMENT_EMPTY;
import static dev.haksa.tuition.domain.PaymentBook.Entry.PAYMENT_NEGATIVE;
import static dev.haksa.tuition.domain.PaymentBook.Entry.REVERSAL_EXCEEDS;
import static dev.haksa.tuition.domain.PaymentBook.Entry.REVERSAL_POSITIVE;
import static dev.haksa.tuition.domain.PaymentBook.Entry.REVERSED_UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.tuition.PaymentFields;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentBookTest {
    private final PaymentBook book = new PaymentBook(List.of(payment("A", 15, 3_000_000, null)));

    @Test
    void the_same_again_is_known_and_other_values_differ() {
        assertThat(book.enter(payment("A", 15, 3_000_000, null))).isEqualTo(KNOWN);
        assertThat(book.enter(payment("A", 15, 3_000_001, null))).isEqualTo(PAYMENT_DIFFERS);
        assertThat(book.enter(payment("B", 3, 600_000, null))).isEqualTo(NEW);
        assertThat(book.enter(payment("B", 3, 600_000, null))).isEqualTo(KNOWN);
    }

    @Test
    void the_sign_tells_a_payment_from_a_reversal() {
        assertThat(book.enter(payment("B", 0, 0, null))).isEqualTo(PAYMENT_EMPTY);
        assertThat(book.enter(payment("B", 0, 0, "A"))).isEqualTo(PAYMENT_EMPTY);
        assertThat(book.enter(payment("B", -1, 10, null))).isEqualTo(PAYMENT_NEGATIVE);
        assertThat(book.enter(payment("B", -1, 10, "A"))).isEqualTo(REVERSAL_POSITIVE);
    }

    @Test
    void reversals_take_back_no_more_than_was_paid_in_credits_and_in_won() {
        assertThat(book.enter(payment("R1", -10, -2_000_000, "A"))).isEqualTo(NEW);
        assertThat(book.enter(payment("R2", -6, 0, "A"))).isEqualTo(REVERSAL_EXCEEDS);
        assertThat(book.enter(payment("R2", 0, -1_000_001, "A"))).isEqualTo(REVERSAL_EXCEEDS);
        assertThat(book.enter(payment("R2", -5, -1_000_000, "A"))).isEqualTo(NEW);
        assertThat(book.left("A")).isEqualTo(new PaymentBook.Left(0, 0));
    }

    @Test
    void a_reversal_names_a_payment_of_the_same_student_and_term() {
        assertThat(book.enter(payment("R1", -1, 0, "A"))).isEqualTo(NEW);
        assertThat(book.enter(payment("R2", -1, 0, "R1"))).isEqualTo(REVERSED_UNKNOWN);
        assertThat(book.enter(payment("R2", -1, 0, "nothing"))).isEqualTo(REVERSED_UNKNOWN);
        assertThat(book.enter(new PaymentFields("R2", "99999999", "2027-SPRING", -1, 0, DAY, "A")))
                .isEqualTo(REVERSED_UNKNOWN);
        assertThat(book.enter(new PaymentFields("R2", "26115001", "2027-FALL", -1, 0, DAY, "A")))
                .isEqualTo(REVERSED_UNKNOWN);
    }

    private static final LocalDate DAY = LocalDate.of(2027, 3, 2);

    private static PaymentFields payment(String reference, int credits, long won, String reverses) {
        return new PaymentFields(reference, "26115001", "2027-SPRING", credits, won, DAY, reverses);
    }
}
