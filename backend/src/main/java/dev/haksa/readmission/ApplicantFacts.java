package dev.haksa.readmission;

import dev.haksa.conduct.Disciplines;
import dev.haksa.departure.Departure;
import dev.haksa.departure.DepartureReason;
import dev.haksa.departure.Departures;
import dev.haksa.readmission.domain.Eligibility;
import dev.haksa.readmission.store.ApplicationRows;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.student.PastChange;
import dev.haksa.student.StudentRecord;
import dev.haksa.student.StudentRecords;
import dev.haksa.student.StudyHistories;
import dev.haksa.student.StudyHistory;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what readmission is decided on. */
@ApplicationScoped
class ApplicantFacts {
    private final StudentRecords records;
    private final StudyHistories studies;
    private final Departures departures;
    private final Disciplines disciplines;
    private final ApplicationRows applications;

    ApplicantFacts(
            StudentRecords records,
            StudyHistories studies,
            Departures departures,
            Disciplines disciplines,
            ApplicationRows applications) {
        this.records = records;
        this.studies = studies;
        this.departures = departures;
        this.disciplines = disciplines;
        this.applications = applications;
    }

    /**
     * Everything about one applicant.
     *
     * @param gpaHundredths overall average; null without graded courses
     */
    record Known(
            Eligibility.Facts facts,
            int departmentId,
            @Nullable Integer gpaHundredths) {
        @Nullable
        Departure departure() {
            return facts.departure();
        }
    }

    private record Left(StudentRecord student, @Nullable Departure departure, boolean expelled) {}

    /** What is known of a student; 404 when there is none. */
    Uni<Known> load(SqlClient client, String studentNumber, LocalDate today) {
        return records.find(client, studentNumber)
                .chain(student -> left(client, student))
                .chain(left -> studied(client, left, today));
    }

    private Uni<Left> left(SqlClient client, StudentRecord student) {
        String number = student.studentNumber();
        return departures
                .latest(client, number)
                .chain(departure -> expelled(client, number).map(expelled -> new Left(student, departure, expelled)));
    }

    /** Whoever was expelled once is never readmitted, whatever happened since (article 37 (1)). */
    private Uni<Boolean> expelled(SqlClient client, String studentNumber) {
        return records.history(client, studentNumber)
                .chain(history -> isExpelled(history)
                        ? Uni.createFrom().item(true)
                        : disciplines.expelled(client, studentNumber));
    }

    private Uni<Known> studied(SqlClient client, Left left, LocalDate today) {
        String number = left.student().studentNumber();
        return studies.load(client, Set.of(number), today)
                .chain(histories ->
                        applications.used(client, number).map(used -> known(left, histories.get(number), used)));
    }

    private static Known known(Left left, @Nullable StudyHistory history, int used) {
        StudentRecord student = left.student();
        if (history == null) {
            throw ProblemException.notFound("student", student.studentNumber());
        }
        Eligibility.Facts facts = new Eligibility.Facts(
                student.state(), student.entranceYear(), left.departure(), left.expelled(), history.terms(), used);
        return new Known(facts, student.departmentId(), history.gpaHundredths());
    }

    private static boolean isExpelled(List<PastChange> history) {
        return history.stream()
                .anyMatch(change -> DepartureReason.EXPULSION.name().equals(change.cause()));
    }
}
