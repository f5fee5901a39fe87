package dev.haksa.enrollment.store;

import dev.haksa.shared.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What admission writes: one statement a table, whatever the size of the batch. */
@ApplicationScoped
public class AdmissionWrites {
    private static final String ENROLL = """
            insert into enrollment (student_number, section_id, term_id, course_id, state, credits, category, retake,
                                    enrolled_at, changed_at)
            select asked.student_number, asked.section_id, asked.term_id, asked.course_id, 'ENROLLED', asked.credits,
                   asked.category, asked.retake, $8, $8
              from unnest($1::text[], $2::int[], $3::int[], $4::int[], $5::int[], $6::text[], $7::boolean[])
                   as asked (student_number, section_id, term_id, course_id, credits, category, retake)
                on conflict (student_number, section_id) do update
               set state = 'ENROLLED', credits = excluded.credits, category = excluded.category,
                   retake = excluded.retake, enrolled_at = excluded.enrolled_at,
                   changed_at = excluded.changed_at
            """;

    private static final String DROP = """
            update enrollment set state = 'DROPPED', changed_at = $3
              from unnest($1::text[], $2::int[]) as asked (student_number, section_id)
             where enrollment.student_number = asked.student_number
               and enrollment.section_id = asked.section_id
               and enrollment.state = 'ENROLLED'
            """;

    private static final String CHANGE_SEATS = """
            update section_seats set enrolled = enrolled + change.seats
              from unnest($1::int[], $2::int[]) as change (section_id, seats)
             where section_seats.section_id = change.section_id
            """;

    private static final String CHANGE_TOTALS = """
            update student_term
               set credits = total.credits, ceiling = greatest(total.ceiling, total.credits)
              from unnest($1::text[], $2::int[], $3::int[], $4::int[]) as total (student_number, term_id, credits, ceiling)
             where student_term.student_number = total.student_number and student_term.term_id = total.term_id
            """;

    private static final String RECORD_DECISIONS = """
            insert into enrollment_decision (at, student_number, section_id, action, outcome, as_of, regulation_version,
                                             actor_id, actor_name, reason, correlation_id, basis)
            select $1, made.student_number, made.section_id, made.action, made.outcome, $2, $3,
                   made.actor_id, made.actor_name, made.reason, made.correlation_id, made.basis::jsonb
              from unnest($4::text[], $5::int[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
                          $11::text[], $12::text[])
                   as made (student_number, section_id, action, outcome, actor_id, actor_name, reason, correlation_id, basis)
            """;

    private final Outbox outbox;

    AdmissionWrites(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Writes the outcome of a round and commits; the statements travel together, the database runs them in order. */
    public Uni<Void> persist(SqlConnection connection, RoundOutcome outcome) {
        OffsetDateTime at = outcome.at().atOffset(ZoneOffset.UTC);
        List<Uni<?>> statements = new ArrayList<>();
        add(statements, connection, ENROLL, outcome.enrolled().isEmpty(), () -> enrolled(outcome, at));
        add(statements, connection, DROP, outcome.dropped().isEmpty(), () -> dropped(outcome, at));
        add(statements, connection, CHANGE_SEATS, outcome.seatChanges().isEmpty(), () -> seats(outcome.seatChanges()));
        add(statements, connection, CHANGE_TOTALS, outcome.totals().isEmpty(), () -> totals(outcome.totals()));
        add(statements, connection, RECORD_DECISIONS, outcome.decisions().isEmpty(), () -> decisions(outcome, at));
        statements.add(outbox.publish(connection, outcome.at(), outcome.events()));
        statements.add(connection.query("commit").execute());
        return Uni.combine().all().unis(statements).collectFailures().discardItems();
    }

    private static void add(
            List<Uni<?>> statements,
            SqlConnection connection,
            String sql,
            boolean nothingToDo,
            java.util.function.Supplier<Tuple> values) {
        if (!nothingToDo) {
            statements.add(connection.preparedQuery(sql).execute(values.get()));
        }
    }

    private static Tuple enrolled(RoundOutcome outcome, OffsetDateTime at) {
        List<RoundOutcome.Seat> seats = outcome.enrolled();
        return Tuple.from(List.of(
                texts(seats, RoundOutcome.Seat::studentNumber),
                numbers(seats, seat -> seat.section().sectionId()),
                numbers(seats, seat -> seat.section().termId()),
                numbers(seats, seat -> seat.section().courseId()),
                numbers(seats, seat -> seat.section().credits()),
                texts(seats, seat -> seat.section().category().name()),
                seats.stream().map(RoundOutcome.Seat::retake).toArray(Boolean[]::new),
                at));
    }

    private static Tuple dropped(RoundOutcome outcome, OffsetDateTime at) {
        List<RoundOutcome.Seat> seats = outcome.dropped();
        return Tuple.of(
                texts(seats, RoundOutcome.Seat::studentNumber),
                numbers(seats, seat -> seat.section().sectionId()),
                at);
    }

    private static Tuple seats(Map<Integer, Integer> changes) {
        // In key order, as the locks were taken.
        List<Map.Entry<Integer, Integer>> sorted =
                changes.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        return Tuple.of(numbers(sorted, Map.Entry::getKey), numbers(sorted, Map.Entry::getValue));
    }

    private static Tuple totals(List<RoundOutcome.Total> totals) {
        return Tuple.of(
                texts(totals, RoundOutcome.Total::studentNumber),
                numbers(totals, RoundOutcome.Total::termId),
                numbers(totals, RoundOutcome.Total::credits),
                numbers(totals, RoundOutcome.Total::ceiling));
    }

    private static Tuple decisions(RoundOutcome outcome, OffsetDateTime at) {
        List<RoundOutcome.Made> made = outcome.decisions();
        return Tuple.from(List.of(
                at,
                outcome.basis().asOf(),
                outcome.basis().regulationVersion(),
                texts(made, decision -> decision.request().studentNumber()),
                numbers(made, decision -> decision.request().sectionId()),
                texts(made, decision -> decision.request().action()),
                texts(made, RoundOutcome.Made::outcome),
                texts(made, decision -> decision.request().caller().id()),
                texts(made, decision -> decision.request().caller().name()),
                texts(made, decision -> decision.request().reason()),
                texts(made, decision -> decision.request().caller().correlationId()),
                texts(made, RoundOutcome.Made::basis)));
    }

    private static <T> String[] texts(
            List<T> list, java.util.function.Function<T, ? extends @org.jspecify.annotations.Nullable String> column) {
        String[] values = new String[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(list.get(i));
        }
        return values;
    }

    private static <T> Integer[] numbers(List<T> list, java.util.function.Function<T, Integer> column) {
        return list.stream().map(column).toArray(Integer[]::new);
    }
}
