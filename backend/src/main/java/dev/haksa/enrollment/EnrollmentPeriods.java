package dev.haksa.enrollment;

import dev.haksa.calendar.Windows;
import dev.haksa.enrollment.domain.EnrollmentRules;
import dev.haksa.student.StudentStanding;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Tells whether a student may change enrollments now, so that clients show only what is possible. */
@ApplicationScoped
class EnrollmentPeriods {
    private final Windows windows;
    private final Clock clock;

    EnrollmentPeriods(Windows windows, Clock clock) {
        this.windows = windows;
        this.clock = clock;
    }

    Uni<Boolean> isOpen(SqlConnection connection, StudentStanding student, int termId) {
        return windows.load(connection, List.of(termId))
                .map(all -> EnrollmentRules.isOpen(clock.instant(), student, all));
    }
}
