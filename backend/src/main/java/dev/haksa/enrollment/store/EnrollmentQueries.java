package dev.haksa.enrollment.store;

import dev.haksa.enrollment.HeldSeats;
import dev.haksa.enrollment.RecordedDecision;
import dev.haksa.enrollment.domain.EnrollmentState;
import dev.haksa.enrollment.domain.Registration;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads enrollments and the decisions about them, outside of admission. */
@ApplicationScoped
public class EnrollmentQueries {
    private static final String OF_TERM = """
            select section_id, state, retake, enrolled_at, changed_at
              from enrollment where student_number = $1 and term_id = $2
             order by enrolled_at, section_id
            """;

    private static final String ONE = """
            select section_id, state, retake, enrolled_at, changed_at
              from enrollment where student_number = $1 and section_id = $2
            """;

    private static final String DECISIONS = """
            select id, at, student_number, section_id,
                   exists (select 1 from section s join term t on t.id = s.term_id
                            where s.id = d.section_id and t.rehearsal_of is not null) as rehearsal, action, outcome, as_of, regulation_version, actor_name, reason,
                   correlation_id, basis
              from enrollment_decision d
             where student_number = $1 and ($2::int is null or section_id = $2) and id < $3
             order by id desc limit $4
            """;

    private static final String HELD = """
            select s.id as section_id, s.title, t.code, held.credits, held.waiting
              from (select section_id, credits, false as waiting from enrollment
                     where student_number = $1 and state = 'ENROLLED'
                    union all
                    select w.section_id, c.credits, true from waitlist_entry w
                      join section ws on ws.id = w.section_id join course c on c.id = ws.course_id
                     where w.student_number = $1 and w.state = 'WAITING') as held
              join section s on s.id = held.section_id
              join term t on t.id = s.term_id
             where t.rehearsal_of is null and t.ends_on >= $2
             order by held.waiting desc, s.id
            """;

    /** What a student holds or waits for in real terms that are not over on a day. */
    public Uni<List<HeldSeats.Held>> held(SqlConnection connection, String studentNumber, LocalDate day) {
        return connection
                .preparedQuery(HELD)
                .execute(Tuple.of(studentNumber, day))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new HeldSeats.Held(
                                row.getInteger("section_id"),
                                row.getString("title"),
                                row.getString("code"),
                                row.getInteger("credits"),
                                row.getBoolean("waiting")))
                        .toList());
    }

    /** What is on record for a student in a term, in the order of enrolling. */
    public Uni<List<Registration>> ofTerm(SqlConnection connection, String studentNumber, int termId) {
        return connection
                .preparedQuery(OF_TERM)
                .execute(Tuple.of(studentNumber, termId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(EnrollmentQueries::registration)
                        .toList());
    }

    /** What is on record for a student and a section; null when nothing is. */
    public Uni<@Nullable Registration> one(SqlConnection connection, String studentNumber, int sectionId) {
        return connection
                .preparedQuery(ONE)
                .execute(Tuple.of(studentNumber, sectionId))
                .map(rows ->
                        rows.size() == 0 ? null : registration(rows.iterator().next()));
    }

    /**
     * Decisions about a student, the latest first.
     *
     * @param sectionId only about this section; null for all
     * @param before only decisions with a smaller id
     */
    public Uni<List<RecordedDecision>> decisions(
            SqlConnection connection, String studentNumber, @Nullable Integer sectionId, long before, int limit) {
        return connection
                .preparedQuery(DECISIONS)
                .execute(Tuple.of(studentNumber, sectionId, before, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(EnrollmentQueries::decision)
                        .toList());
    }

    private static Registration registration(Row row) {
        return new Registration(
                row.getInteger("section_id"),
                EnrollmentState.valueOf(row.getString("state")),
                row.getBoolean("retake"),
                row.getOffsetDateTime("enrolled_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant());
    }

    private static RecordedDecision decision(Row row) {
        return new RecordedDecision(
                row.getLong("id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("student_number"),
                row.getInteger("section_id"),
                row.getBoolean("rehearsal"),
                row.getString("action"),
                row.getString("outcome"),
                row.getLocalDate("as_of"),
                row.getString("regulation_version"),
                row.getString("actor_name"),
                row.getString("reason"),
                row.getString("correlation_id"),
                row.getJsonObject("basis"));
    }
}
