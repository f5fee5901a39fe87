package dev.haksa.student;

import dev.haksa.regulation.EffectiveDated;
import dev.haksa.regulation.Regulations;
import dev.haksa.student.domain.YearLevels;
import dev.haksa.student.store.StandingRows;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Loads what rules of other features need of students: one set-based statement a question, in the caller's transaction. */
@ApplicationScoped
@Startup
public class StudentStandings {
    private final StandingRows rows;
    private final EffectiveDated<YearLevels> yearLevels;

    StudentStandings(StandingRows rows, Regulations regulations) {
        this.rows = rows;
        this.yearLevels = regulations.parameter("records", "year-levels", YearLevels::read);
    }

    /**
     * The standing of students by their number; numbers that do not exist are left out.
     *
     * @param asOf the day, in Seoul, whose thresholds of year levels apply (article 26)
     */
    public Uni<Map<String, StudentStanding>> load(
            SqlClient connection, Collection<String> studentNumbers, LocalDate asOf) {
        YearLevels levels = yearLevels.at(asOf);
        return rows.standings(connection, studentNumbers, levels)
                .map(all -> all.stream().collect(Collectors.toMap(StudentStanding::studentNumber, one -> one)));
    }

    /**
     * Past attempts at courses, for pairs: the first student with the first course, and so on.
     *
     * @param courseNumbers as many as students
     */
    public Uni<List<PriorAttempt>> attempts(
            SqlClient connection, List<String> studentNumbers, List<String> courseNumbers) {
        return rows.attempts(connection, studentNumbers, courseNumbers);
    }

    /**
     * Which of the pairs are recognised from the former university. It binds only once
     * {@link StudentStanding#recognitionFixed()} is true (article 4 (5)).
     *
     * @param courseNumbers as many as students
     */
    public Uni<Set<Recognised>> recognised(
            SqlClient connection, List<String> studentNumbers, List<String> courseNumbers) {
        return rows.recognised(connection, studentNumbers, courseNumbers);
    }

    /** Which of the students have been advised for a term (article 4 (1)). */
    public Uni<Set<String>> advised(SqlClient connection, Collection<String> studentNumbers, int termId) {
        return rows.advised(connection, studentNumbers, termId);
    }

    /** The credits from which year levels 2, 3 and so on begin on a day (article 26), for set-based statements. */
    public List<Integer> yearLevelsBegin(LocalDate asOf) {
        return yearLevels.at(asOf).from();
    }

    /** The year level of a number of credits on a day (article 26). */
    public int yearLevel(int credits, LocalDate asOf) {
        return yearLevels.at(asOf).of(credits);
    }
}
