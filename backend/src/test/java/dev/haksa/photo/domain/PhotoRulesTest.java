package dev.haksa.photo.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.student.StudentState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PhotoRulesTest {
    private static final Instant NOW = Instant.parse("2024-03-07T03:00:00Z");

    @Test
    void students_put_in_photos_while_they_study_or_are_on_leave() {
        assertThat(Arrays.stream(StudentState.values()).filter(PhotoRights::byStudent))
                .containsExactly(StudentState.ENROLLED, StudentState.ON_LEAVE);
    }

    @Test
    void staff_put_in_photos_until_the_record_is_closed() {
        assertThat(Arrays.stream(StudentState.values()).filter(PhotoRights::byStaff))
                .containsExactly(StudentState.ENROLLED, StudentState.ON_LEAVE, StudentState.COMPLETED);
    }

    @Test
    void a_preview_stands_for_a_day() {
        Instant made = NOW.minus(Duration.ofDays(1));
        assertThat(PhotoRetention.previewStands(made.plusNanos(1), NOW)).isTrue();
        assertThat(PhotoRetention.previewStands(made, NOW)).isFalse();
    }

    @Test
    void pictures_are_kept_for_days_after_their_end_and_years_after_leaving() {
        PhotoRetention rule = new PhotoRetention(30, 4);
        assertThat(rule.endedBefore(NOW)).isEqualTo(Instant.parse("2024-02-06T03:00:00Z"));
        assertThat(rule.lastDayOfLeaving(LocalDate.of(2024, 3, 7))).isEqualTo(LocalDate.of(2020, 3, 6));
    }
}
