package dev.haksa.enrollment.store;

import dev.haksa.enrollment.domain.SeatChange;
import dev.haksa.shared.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What admission writes: one statement a table, whatever the size of the batch. */
@ApplicationScoped
public class AdmissionWrites {
    private static final String TAKE = """
            insert into enrollment (student_number, section_id, term_id, course_id, state, credits, category, retake,
                                    enrolled_at, changed_at)
            select asked.student_number, asked.section_id, asked.term_id, asked.course_id, asked.state, asked.credits,
                   asked.category, asked.retake, $9, $9
              from unnest($1::text[], $2::int[], $3::int[], $4::int[], $5::int[], $6::text[], $7::boolean[], $8::text[])
                   as asked (student_number, section_id, term_id, course_id, credits, category, retake, state)
                on conflict (student_number, section_id) do update
               set state = excluded.state, credits = excluded.credits, category = excluded.category,
                   retake = excluded.retake, enrolled_at = excluded.enrolled_at,
                   changed_at = excluded.changed_at
            """;

    private static final String GIVE_BACK = """
            update enrollment set state = asked.state, changed_at = $4
              from unnest($1::text[], $2::int[], $3::text[]) as asked (student_number, section_id, state)
             where enrollment.student_number = asked.student_number
               and enrollment.section_id = asked.section_id
               and enrollment.state = 'ENROLLED'
            """;

    private static final String CLOSE = "update section set state = 'CLOSED', version = version + 1 where id = any($1)";

    private static final String CHANGE_SEATS = """
            update section_seats seats
               set enrolled = seats.enrolled + change.enrolled, withheld = seats.withheld + change.withheld,
                   waiting = seats.waiting + change.waiting, freed = seats.freed + change.freed
              from unnest($1::int[], $2::int[], $3::int[], $4::int[], $5::int[])
                   as change (section_id, enrolled, withheld, waiting, freed)
             where seats.section_id = change.section_id
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

    private final WaitlistWrites waitlists;
    private final Outbox outbox;

    AdmissionWrites(WaitlistWrites waitlists, Outbox outbox) {
        this.waitlists = waitlists;
        this.outbox = outbox;
    }

    /** Writes the outcome of a round and commits; the statements travel together, the database runs them in order. */
    public Uni<Void> persist(SqlConnection connection, RoundOutcome outcome) {
        List<Uni<?>> statements = statements(connection, outcome);
        statements.add(finish(connection, outcome));
        return Uni.combine().all().unis(statements).collectFailures().discardItems();
    }

    /** Writes the outcome of a round; {@link #finish} commits it. */
    public Uni<Void> write(SqlConnection connection, RoundOutcome outcome) {
        List<Uni<?>> statements = statements(connection, outcome);
        return statements.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.combine().all().unis(statements).collectFailures().discardItems();
    }

    /** Publishes the events of a round that was written, and commits. */
    public Uni<Void> finish(SqlConnection connection, RoundOutcome outcome) {
        return Uni.combine()
                .all()
                .unis(
                        outbox.publish(connection, outcome.at(), outcome.events()),
                        connection.query("commit").execute())
                .collectFailures()
                .discardItems();
    }

    private List<Uni<?>> statements(SqlConnection connection, RoundOutcome outcome) {
        OffsetDateTime at = outcome.at().atOffset(ZoneOffset.UTC);
        List<RoundOutcome.Seat> taken =
                outcome.seats().stream().filter(RoundOutcome.Seat::taken).toList();
        List<RoundOutcome.Seat> givenBack =
                outcome.seats().stream().filter(seat -> !seat.taken()).toList();
        List<Uni<?>> statements = new ArrayList<>();
        // What is given back comes first: a swap may take another section of the same course.
        add(statements, connection, GIVE_BACK, givenBack.isEmpty(), () -> givenBack(givenBack, at));
        add(statements, connection, TAKE, taken.isEmpty(), () -> taken(taken, at));
        statements.addAll(waitlists.statements(connection, outcome));
        add(
                statements,
                connection,
                CLOSE,
                outcome.closed().isEmpty(),
                () -> Tuple.of((Object) Applications.numbers(outcome.closed())));
        add(statements, connection, CHANGE_SEATS, outcome.seatChanges().isEmpty(), () -> seats(outcome.seatChanges()));
        add(statements, connection, CHANGE_TOTALS, outcome.totals().isEmpty(), () -> totals(outcome.totals()));
        add(statements, connection, RECORD_DECISIONS, outcome.decisions().isEmpty(), () -> decisions(outcome, at));
        return statements;
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

    private static Tuple taken(List<RoundOutcome.Seat> seats, OffsetDateTime at) {
        return Tuple.from(List.of(
                Columns.texts(seats, RoundOutcome.Seat::studentNumber),
                Columns.numbers(seats, seat -> seat.section().sectionId()),
                Columns.numbers(seats, seat -> seat.section().termId()),
                Columns.numbers(seats, seat -> seat.section().courseId()),
                Columns.numbers(seats, seat -> seat.section().credits()),
                Columns.texts(seats, seat -> seat.section().category().name()),
                Columns.flags(seats, RoundOutcome.Seat::retake),
                Columns.texts(seats, seat -> seat.state().name()),
                at));
    }

    private static Tuple givenBack(List<RoundOutcome.Seat> seats, OffsetDateTime at) {
        return Tuple.of(
                Columns.texts(seats, RoundOutcome.Seat::studentNumber),
                Columns.numbers(seats, seat -> seat.section().sectionId()),
                Columns.texts(seats, seat -> seat.state().name()),
                at);
    }

    private static Tuple seats(List<SeatChange> changes) {
        return Tuple.of(
                Columns.numbers(changes, SeatChange::sectionId),
                Columns.numbers(changes, SeatChange::enrolled),
                Columns.numbers(changes, SeatChange::withheld),
                Columns.numbers(changes, SeatChange::waiting),
                Columns.numbers(changes, SeatChange::freed));
    }

    private static Tuple totals(List<RoundOutcome.Total> totals) {
        return Tuple.of(
                Columns.texts(totals, RoundOutcome.Total::studentNumber),
                Columns.numbers(totals, RoundOutcome.Total::termId),
                Columns.numbers(totals, RoundOutcome.Total::credits),
                Columns.numbers(totals, RoundOutcome.Total::ceiling));
    }

    private static Tuple decisions(RoundOutcome outcome, OffsetDateTime at) {
        List<RoundOutcome.Made> made = outcome.decisions();
        return Tuple.from(List.of(
                at,
                outcome.basis().asOf(),
                outcome.basis().regulationVersion(),
                Columns.texts(made, decision -> decision.request().studentNumber()),
                Columns.numbers(made, decision -> decision.request().sectionId()),
                Columns.texts(made, decision -> decision.request().action()),
                Columns.texts(made, RoundOutcome.Made::outcome),
                Columns.texts(made, decision -> decision.request().caller().id()),
                Columns.texts(made, decision -> decision.request().caller().name()),
                Columns.texts(made, decision -> decision.request().reason()),
                Columns.texts(made, decision -> decision.request().caller().correlationId()),
                Columns.texts(made, RoundOutcome.Made::basis)));
    }
}
