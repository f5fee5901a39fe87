package dev.haksa.enrollment.store;

import dev.haksa.catalog.Season;
import dev.haksa.enrollment.domain.EnrollmentState;
import dev.haksa.enrollment.domain.Registration;
import dev.haksa.enrollment.domain.SeatReleasePolicy;
import dev.haksa.enrollment.domain.Seats;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What admission reads. Locks are taken in key order, students before sections, by every instance alike, so that two
 * batches can wait for one another but never in a circle.
 */
@ApplicationScoped
public class AdmissionReads {
    /** A student's first request of a term finds no row to lock, so one is made. */
    private static final String OPEN_STUDENT_TERMS = """
            insert into student_term (student_number, term_id)
            select asked.student_number, section.term_id
              from unnest($1::text[], $2::int[]) as asked (student_number, section_id)
              join section on section.id = asked.section_id
             where not exists (select from student_term there
                                where there.student_number = asked.student_number and there.term_id = section.term_id)
               and exists (select from student where student.student_number = asked.student_number)
             order by 1, 2
                on conflict do nothing
            """;

    private static final String LOCK_STUDENT_TERMS = """
            select 1
              from student_term
              join (select distinct asked.student_number, section.term_id
                      from unnest($1::text[], $2::int[]) as asked (student_number, section_id)
                      join section on section.id = asked.section_id) wanted
             using (student_number, term_id)
             order by student_term.student_number, student_term.term_id
               for no key update of student_term
            """;

    /** Those who go away may enroll in no term that is not over, so their rows are made and locked for all of these. */
    private static final String AWAY = """
            select away.student_number, term.id as term_id
              from unnest($3::text[], $4::date[]) as away (student_number, day)
              join term on term.rehearsal_of is null and term.ends_on >= away.day
            """;

    private static final String OPEN_AWAY = """
            insert into student_term (student_number, term_id)
            select asked.student_number, section.term_id
              from unnest($1::text[], $2::int[]) as asked (student_number, section_id)
              join section on section.id = asked.section_id
             where exists (select from student where student.student_number = asked.student_number)
             union
            """ + AWAY + " order by 1, 2 on conflict do nothing";

    private static final String LOCK_AWAY = """
            select 1
              from student_term
              join (select asked.student_number, section.term_id
                      from unnest($1::text[], $2::int[]) as asked (student_number, section_id)
                      join section on section.id = asked.section_id
                     union
            """ + AWAY + """
                   ) wanted
             using (student_number, term_id)
             order by student_term.student_number, student_term.term_id
               for no key update of student_term
            """;

    private static final String SEATS = """
            select seats.section_id, seats.capacity, seats.enrolled, seats.withheld, seats.waiting, seats.freed,
                   seats.facts_version, section.term_id, term.code, term.season,
                   policy.kind, policy.times, policy.min_minutes, policy.max_minutes
              from section_seats seats
              join section on section.id = seats.section_id
              join term on term.id = section.term_id
              left join lateral (select * from seat_release_policy
                                  where term_id = section.term_id
                                    and (section_id is null or section_id = section.id)
                                  order by section_id nulls last limit 1) policy on true
             where seats.section_id = any($1)
             order by seats.section_id
            """;

    private static final String LOCK_SEATS = SEATS + " for no key update of seats";

    /** What students hold, and what became of the sections that they ask for; not what else they once held. */
    private static final String REGISTRATIONS = """
            with asked as (
                 select distinct asked.student_number, asked.section_id, section.term_id
                   from unnest($1::text[], $2::int[]) as asked (student_number, section_id)
                   join section on section.id = asked.section_id),
            found as (
                 select enrollment.*
                   from (select distinct student_number, term_id from asked) wanted
                   join enrollment on enrollment.student_number = wanted.student_number
                                  and enrollment.term_id = wanted.term_id
                                  and enrollment.state = 'ENROLLED'
                  union all
                 select enrollment.*
                   from asked
                   join enrollment on enrollment.student_number = asked.student_number
                                  and enrollment.section_id = asked.section_id
                                  and enrollment.state <> 'ENROLLED')
            select found.student_number, found.section_id, found.state, found.retake, found.enrolled_at,
                   found.changed_at, seats.facts_version, found.term_id
              from found
              join section_seats seats on seats.section_id = found.section_id
             order by found.student_number, found.enrolled_at, found.section_id
            """;

    /**
     * Begins a transaction. Who waits longer than this for a lock gives up: the batch is split, so that sections that
     * somebody else holds do not stop all the others.
     */
    public Uni<Void> begin(SqlConnection connection) {
        return connection
                .query("begin; set local lock_timeout = '1s'")
                .execute()
                .replaceWithVoid();
    }

    /** Locks each student's term, so that a student's requests are decided one after the other (rule 10). */
    public Uni<Void> lockStudentTerms(SqlConnection connection, Applications asked) {
        return Uni.combine()
                .all()
                .unis(
                        connection.preparedQuery(OPEN_STUDENT_TERMS).execute(tuple(asked)),
                        connection.preparedQuery(LOCK_STUDENT_TERMS).execute(tuple(asked)))
                .discardItems();
    }

    /** The same, with those who go away: all their terms that are not over on a day. */
    public Uni<Void> lockStudentTerms(SqlConnection connection, Applications asked, Map<String, LocalDate> away) {
        if (away.isEmpty()) {
            return lockStudentTerms(connection, asked);
        }
        Tuple values = tuple(asked)
                .addArrayOfString(away.keySet().toArray(String[]::new))
                .addArrayOfLocalDate(away.values().toArray(LocalDate[]::new));
        return connection
                .preparedQuery(OPEN_AWAY)
                .execute(values)
                .chain(() -> connection.preparedQuery(LOCK_AWAY).execute(values))
                .replaceWithVoid();
    }

    /** Reads the seats of the sections, locked until the end of the transaction. */
    public Uni<Map<Integer, SeatRow>> lockSeats(SqlConnection connection, Collection<Integer> sections) {
        return seats(connection, LOCK_SEATS, sections);
    }

    /** Reads the seats of the sections as they are, without lock. */
    public Uni<Map<Integer, SeatRow>> seats(SqlConnection connection, Collection<Integer> sections) {
        return seats(connection, SEATS, sections);
    }

    /** Everything on record for the students in the terms of the sections that they ask for. */
    public Uni<List<RegistrationRow>> registrations(SqlConnection connection, Applications asked) {
        return connection.preparedQuery(REGISTRATIONS).execute(tuple(asked)).map(AdmissionReads::registrationRows);
    }

    private static Uni<Map<Integer, SeatRow>> seats(
            SqlConnection connection, String sql, Collection<Integer> sections) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(Applications.numbers(sections)))
                .map(AdmissionReads::seatRows);
    }

    private static Tuple tuple(Applications asked) {
        return Tuple.of(Applications.texts(asked.students()), Applications.numbers(asked.sections()));
    }

    private static Map<Integer, SeatRow> seatRows(RowSet<Row> rows) {
        Map<Integer, SeatRow> seats = new HashMap<>();
        for (Row row : rows) {
            int sectionId = row.getInteger(0);
            Seats numbers = new Seats(
                    sectionId,
                    row.getInteger(1),
                    row.getInteger(2),
                    row.getInteger(3),
                    row.getInteger(4),
                    row.getInteger(5),
                    policy(row));
            seats.put(
                    sectionId,
                    new SeatRow(
                            numbers,
                            row.getInteger(7),
                            row.getString(8),
                            Season.valueOf(row.getString(9)),
                            row.getLong(6)));
        }
        return seats;
    }

    private static SeatReleasePolicy policy(Row row) {
        String kind = row.getString(10);
        if (kind == null) {
            return SeatReleasePolicy.AT_ONCE;
        }
        return new SeatReleasePolicy(
                SeatReleasePolicy.Kind.valueOf(kind),
                List.of(row.getArrayOfLocalTimes(11)),
                Objects.requireNonNullElse(row.getInteger(12), 0),
                Objects.requireNonNullElse(row.getInteger(13), 0));
    }

    private static List<RegistrationRow> registrationRows(RowSet<Row> rows) {
        List<RegistrationRow> registrations = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Registration registration = new Registration(
                    row.getInteger(1),
                    EnrollmentState.valueOf(row.getString(2)),
                    row.getBoolean(3),
                    row.getOffsetDateTime(4).toInstant(),
                    row.getOffsetDateTime(5).toInstant());
            registrations.add(new RegistrationRow(row.getString(0), row.getInteger(7), registration, row.getLong(6)));
        }
        return registrations;
    }
}
