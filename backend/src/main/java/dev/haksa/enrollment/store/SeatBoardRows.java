package dev.haksa.enrollment.store;

import dev.haksa.enrollment.SeatCount;
import dev.haksa.enrollment.WaitlistPlace;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads seats and places on waiting lists, many at a time. */
@ApplicationScoped
public class SeatBoardRows {
    private static final String SEATS = """
            select seats.section_id, seats.capacity, seats.enrolled, seats.withheld, seats.waiting, seats.freed,
                   term.rehearsal_of is not null as rehearsal
              from section_seats seats
              join section on section.id = seats.section_id
              join term on term.id = section.term_id
             where seats.section_id = any($1)
             order by seats.section_id
            """;

    /** Lists are numbered once each, whatever the number of students who ask. */
    private static final String PLACES = """
            select mine.student_number, mine.section_id, mine.position, seats.waiting,
                   seats.freed - mine.freed_before as seats_freed, term.rehearsal_of is not null as rehearsal
              from (select student_number, section_id, sequence, freed_before,
                           row_number() over (partition by section_id order by sequence)::int as position
                      from waitlist_entry
                     where state = 'WAITING'
                       and section_id in (select section_id from waitlist_entry
                                           where state = 'WAITING' and student_number = any($1))) mine
              join section_seats seats using (section_id)
              join section on section.id = mine.section_id
              join term on term.id = section.term_id
             where mine.student_number = any($1)
             order by mine.student_number, mine.sequence
            """;

    /** The seats of sections; sections that do not exist are left out. */
    public Uni<List<SeatCount>> seats(SqlClient client, Collection<Integer> sections) {
        return client.preparedQuery(SEATS)
                .execute(Tuple.of(Applications.numbers(sections)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SeatBoardRows::seats)
                        .toList());
    }

    /** Every place that the students have on waiting lists, in the order of joining. */
    public Uni<List<WaitlistPlace>> places(SqlClient client, Collection<String> students) {
        return client.preparedQuery(PLACES)
                .execute(Tuple.of(Applications.texts(students)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SeatBoardRows::place)
                        .toList());
    }

    private static SeatCount seats(Row row) {
        return new SeatCount(
                row.getInteger("section_id"),
                row.getInteger("capacity"),
                row.getInteger("enrolled"),
                row.getInteger("withheld"),
                row.getInteger("waiting"),
                row.getInteger("freed"),
                row.getBoolean("rehearsal"));
    }

    private static WaitlistPlace place(Row row) {
        return new WaitlistPlace(
                row.getString("student_number"),
                row.getInteger("section_id"),
                row.getInteger("position"),
                row.getInteger("waiting"),
                row.getInteger("seats_freed"),
                row.getBoolean("rehearsal"));
    }
}
