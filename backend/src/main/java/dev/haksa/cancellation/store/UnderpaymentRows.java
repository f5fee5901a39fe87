package dev.haksa.cancellation.store;

import dev.haksa.cancellation.domain.Held;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads who paid for too few credits, and keeps the notices. */
@ApplicationScoped
public class UnderpaymentRows {
    /** Who holds something that can be cancelled, with what was paid. */
    private static final String OWING = """
            select enrollment.student_number, coalesce(account.paid_credits, 0) as paid,
                   sum(enrollment.credits)::int as enrolled
              from enrollment
              left join tuition_account account
                     on account.student_number = enrollment.student_number and account.term_id = enrollment.term_id
             where enrollment.term_id = $1 and enrollment.state in ('ENROLLED', 'WITHDRAWN')
             group by enrollment.student_number, account.paid_credits
            having sum(enrollment.credits) > coalesce(account.paid_credits, 0)
               and bool_or(enrollment.state = 'ENROLLED' and enrollment.credits > 0)
             order by enrollment.student_number
            """;

    private static final String HELD = """
            select enrollment.student_number, enrollment.section_id, enrollment.credits, enrollment.enrolled_at,
                   enrollment.state = 'ENROLLED' as cancellable, course.course_number, section.section_number,
                   section.title,
                   coalesce((select max(id) from enrollment_decision
                              where student_number = enrollment.student_number and section_id = enrollment.section_id
                                and action in ('ENROLL', 'PROMOTE') and outcome = 'GRANTED'), 0) as decided
              from enrollment
              join section on section.id = enrollment.section_id
              join course on course.id = section.course_id
             where enrollment.term_id = $1 and enrollment.student_number = any($2)
               and enrollment.state in ('ENROLLED', 'WITHDRAWN')
             order by enrollment.student_number, enrollment.enrolled_at, enrollment.section_id
            """;
    /** Open notices, with the most credits that were paid for at any moment since. */
    private static final String NOTICES = """
            select notice.id, notice.student_number, notice.noticed_at, notice.deadline_day,
                   greatest(coalesce(account.paid_credits, 0),
                            coalesce((select max(payment.paid)
                                        from (select recorded_at, sum(credits) over (order by id) as paid
                                                from tuition_payment
                                               where student_number = notice.student_number
                                                 and term_id = notice.term_id) payment
                                       where payment.recorded_at > notice.noticed_at), 0))::int as most_paid
              from underpayment_notice notice
              left join tuition_account account
                     on account.student_number = notice.student_number and account.term_id = notice.term_id
             where notice.term_id = $1 and notice.student_number = any($2) and notice.state = 'OPEN'
            """;

    private static final String GIVE = """
            insert into underpayment_notice (student_number, term_id, round, item_id, noticed_at, deadline_day,
                                             paid_credits, enrolled_credits)
            select $1, $2, 1 + coalesce(max(round), 0), $3, $4, $5, $6, $7
              from underpayment_notice where student_number = $1 and term_id = $2
            returning round
            """;
    private static final String END = "update underpayment_notice set state = $2, ended_at = $3 where id = $1";

    /** Who paid for fewer credits than held. */
    public record Owing(String studentNumber, int paid, int enrolled) {}

    /** An enrollment with the names of its section. */
    public record Enrollment(Held held, String courseNumber, String sectionNumber, String title) {}

    /**
     * A notice that is not settled on record yet.
     *
     * @param mostPaid most credits paid for at any moment since
     */
    public record Notice(int id, String studentNumber, Instant noticedAt, LocalDate deadline, int mostPaid) {}

    /** A notice to be given. */
    public record NewNotice(String studentNumber, int termId, int itemId, LocalDate deadline, int paid, int enrolled) {}

    /** Who paid for fewer credits than held in a term, by student number. */
    public Uni<List<Owing>> owing(SqlClient client, int termId) {
        return client.preparedQuery(OWING)
                .execute(Tuple.of(termId))
                .map(rows -> stream(rows).stream()
                        .map(row -> new Owing(row.getString(0), row.getInteger(1), row.getInteger(2)))
                        .toList());
    }

    /** What students hold in a term, those withdrawn from too. */
    public Uni<Map<String, List<Enrollment>>> held(SqlClient client, int termId, Collection<String> students) {
        return client.preparedQuery(HELD)
                .execute(Tuple.of(termId, students.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, List<Enrollment>> held = new LinkedHashMap<>();
                    rows.forEach(row -> held.computeIfAbsent(row.getString(0), key -> new ArrayList<>())
                            .add(enrollment(row)));
                    return held;
                });
    }

    /** The open notices of students in a term. */
    public Uni<Map<String, Notice>> notices(SqlClient client, int termId, Collection<String> students) {
        return client.preparedQuery(NOTICES)
                .execute(Tuple.of(termId, students.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Notice> notices = new LinkedHashMap<>();
                    rows.forEach(row -> notices.put(row.getString("student_number"), notice(row)));
                    return notices;
                });
    }

    /** Gives a notice and answers its round. */
    public Uni<Integer> give(SqlConnection connection, NewNotice notice, Instant at) {
        Tuple values = Tuple.tuple()
                .addString(notice.studentNumber())
                .addInteger(notice.termId())
                .addInteger(notice.itemId())
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                .addLocalDate(notice.deadline())
                .addInteger(notice.paid())
                .addInteger(notice.enrolled());
        return connection.preparedQuery(GIVE).execute(values).map(rows -> {
            RowIterator<Row> iterator = rows.iterator();
            return iterator.next().getInteger(0);
        });
    }

    /** Ends a notice, if there is one. */
    public Uni<Void> end(SqlConnection connection, @Nullable Notice notice, String state, Instant at) {
        return notice == null
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(END)
                        .execute(Tuple.of(notice.id(), state, at.atOffset(ZoneOffset.UTC)))
                        .replaceWithVoid();
    }

    private static List<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    private static Enrollment enrollment(Row row) {
        Held held = new Held(
                row.getInteger("section_id"),
                row.getInteger("credits"),
                row.getOffsetDateTime("enrolled_at").toInstant(),
                row.getLong("decided"),
                row.getBoolean("cancellable"));
        return new Enrollment(
                held, row.getString("course_number"), row.getString("section_number"), row.getString("title"));
    }

    private static Notice notice(Row row) {
        return new Notice(
                row.getInteger("id"),
                row.getString("student_number"),
                row.getOffsetDateTime("noticed_at").toInstant(),
                row.getLocalDate("deadline_day"),
                row.getInteger("most_paid"));
    }
}
