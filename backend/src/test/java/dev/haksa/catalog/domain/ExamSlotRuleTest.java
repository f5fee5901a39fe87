package dev.haksa.catalog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.catalog.ExamSlot;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExamSlotRuleTest {
    private static final Instant OPENED = Instant.parse("2027-02-15T01:00:00Z");
    private static final ExamSlot PUBLISHED =
            new ExamSlot(Instant.parse("2027-06-14T01:00:00Z"), Instant.parse("2027-06-14T02:00:00Z"));
    private static final ExamSlot OTHER =
            new ExamSlot(Instant.parse("2027-06-15T01:00:00Z"), Instant.parse("2027-06-15T02:00:00Z"));

    @ParameterizedTest
    @CsvSource({
        "2027-02-14T01:00:00Z, , true",
        "2027-02-15T00:59:59Z, , true",
        "2027-02-15T01:00:00Z, , false",
        "2027-02-16T01:00:00Z, , false",
        "2027-02-16T01:00:00Z, '  ', false",
        "2027-02-16T01:00:00Z, building closed, true"
    })
    void a_published_slot_moves_only_before_enrollment_or_for_a_reason(Instant now, String reason, boolean allowed) {
        assertThat(ExamSlotRule.check(PUBLISHED, OTHER, OPENED, now, reason).isEmpty())
                .isEqualTo(allowed);
        assertThat(ExamSlotRule.check(PUBLISHED, PUBLISHED, OPENED, now, reason))
                .isEmpty();
        assertThat(ExamSlotRule.check(null, OTHER, OPENED, now, reason)).isEmpty();
        assertThat(ExamSlotRule.check(PUBLISHED, OTHER, null, now, reason)).isEmpty();
    }
}
