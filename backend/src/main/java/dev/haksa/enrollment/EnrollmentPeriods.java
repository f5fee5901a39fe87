package dev.haksa.enrollment;

import dev.haksa.calendar.AcademicWindow;
import dev.haksa.calendar.Windows;
import dev.haksa.enrollment.domain.EnrollmentRules;
import dev.haksa.shared.time.Times;
import dev.haksa.student.StudentStanding;
import dev.haksa.student.StudentStandings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells whether and when a student may change enrollments, so that clients show only what is possible. */
@ApplicationScoped
class EnrollmentPeriods {
    private final Windows windows;
    private final StudentStandings students;
    private final Pool pool;
    private final Clock clock;

    EnrollmentPeriods(Windows windows, StudentStandings students, Pool pool, Clock clock) {
        this.windows = windows;
        this.students = students;
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Boolean> isOpen(SqlConnection connection, StudentStanding student, int termId) {
        return windows.load(connection, List.of(termId))
                .map(all -> EnrollmentRules.isOpen(clock.instant(), student, all));
    }

    /** The instant by which a plan is judged: now, or the student's next opening while the window is closed. */
    Uni<Instant> judgedAt(String studentNumber, int termId) {
        Instant now = clock.instant();
        return pool.withConnection(connection -> students.load(connection, List.of(studentNumber), Times.day(now))
                .chain(found -> windows.load(connection, List.of(termId))
                        .map(all -> judgedAt(now, found.get(studentNumber), all))));
    }

    private static Instant judgedAt(Instant now, @Nullable StudentStanding student, List<AcademicWindow> windows) {
        return student == null || EnrollmentRules.isOpen(now, student, windows)
                ? now
                : EnrollmentRules.nextOpening(now, student, windows).orElse(now);
    }
}
