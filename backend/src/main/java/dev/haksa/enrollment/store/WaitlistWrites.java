package dev.haksa.enrollment.store;

import dev.haksa.enrollment.domain.WaitlistEntry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Writes what a round changed on waiting lists and about withheld seats; the seats of the sections are locked. */
@ApplicationScoped
public class WaitlistWrites {
    private static final String JOIN = """
            insert into waitlist_entry (student_number, section_id, term_id, sequence, state, drops_section_id,
                                        freed_before, joined_at, changed_at)
            select asked.student_number, asked.section_id, asked.term_id, nextval('waitlist_sequence'), 'WAITING',
                   asked.drops_section_id, asked.freed_before, $6, $6
              from (select * from unnest($1::text[], $2::int[], $3::int[], $4::int[], $5::int[]) with ordinality
                             as one (student_number, section_id, term_id, drops_section_id, freed_before, number)
                     order by number) asked
                on conflict (student_number, section_id) do update
               set sequence = excluded.sequence, state = 'WAITING', drops_section_id = excluded.drops_section_id,
                   freed_before = excluded.freed_before, joined_at = excluded.joined_at,
                   changed_at = excluded.changed_at, last_offer = null, last_offer_at = null
            """;

    private static final String CHANGE_SWAP = """
            update waitlist_entry set drops_section_id = asked.drops_section_id, changed_at = $4
              from unnest($1::text[], $2::int[], $3::int[]) as asked (student_number, section_id, drops_section_id)
             where waitlist_entry.student_number = asked.student_number
               and waitlist_entry.section_id = asked.section_id
            """;

    private static final String DECLINE = """
            update waitlist_entry set last_offer = asked.reasons::jsonb, last_offer_at = $4, changed_at = $4
              from unnest($1::text[], $2::int[], $3::text[]) as asked (student_number, section_id, reasons)
             where waitlist_entry.student_number = asked.student_number
               and waitlist_entry.section_id = asked.section_id
            """;

    private static final String END = """
            update waitlist_entry
               set state = asked.state, changed_at = $5,
                   last_offer = coalesce(asked.reasons::jsonb, waitlist_entry.last_offer),
                   last_offer_at = case when asked.reasons is null then last_offer_at else $5 end
              from unnest($1::text[], $2::int[], $3::text[], $4::text[])
                   as asked (student_number, section_id, state, reasons)
             where waitlist_entry.student_number = asked.student_number
               and waitlist_entry.section_id = asked.section_id
            """;

    private static final String WITHHOLD = """
            insert into seat_release (section_id, seats, freed_at, due_at)
            select section_id, 1, $3, due_at from unnest($1::int[], $2::timestamptz[]) as later (section_id, due_at)
            """;

    private static final String RELEASE = """
            update seat_release set released_at = $2
             where section_id = any($1) and due_at <= $2 and released_at is null
            """;

    /** The statements, in the order in which they must run. */
    List<Uni<?>> statements(SqlConnection connection, RoundOutcome outcome) {
        OffsetDateTime at = outcome.at().atOffset(ZoneOffset.UTC);
        List<Uni<?>> statements = new ArrayList<>();
        RoundOutcome.WaitlistChanges lists = outcome.waitlists();
        if (!lists.joined().isEmpty()) {
            statements.add(connection.preparedQuery(JOIN).execute(joined(lists.joined(), at)));
        }
        if (!lists.swapped().isEmpty()) {
            statements.add(connection.preparedQuery(CHANGE_SWAP).execute(swapped(lists.swapped(), at)));
        }
        if (!lists.declined().isEmpty()) {
            statements.add(connection.preparedQuery(DECLINE).execute(declined(lists.declined(), at)));
        }
        if (!lists.ended().isEmpty()) {
            statements.add(connection.preparedQuery(END).execute(ended(lists.ended(), at)));
        }
        if (!outcome.released().isEmpty()) {
            statements.add(
                    connection.preparedQuery(RELEASE).execute(Tuple.of(Applications.numbers(outcome.released()), at)));
        }
        if (!outcome.withheld().isEmpty()) {
            statements.add(connection.preparedQuery(WITHHOLD).execute(withheld(outcome.withheld(), at)));
        }
        return statements;
    }

    private static Tuple joined(List<RoundOutcome.Joined> all, OffsetDateTime at) {
        return Tuple.of(
                Columns.texts(all, one -> one.entry().studentNumber()),
                Columns.numbers(all, one -> one.entry().sectionId()),
                Columns.numbers(all, one -> one.entry().termId()),
                Columns.numbers(all, one -> one.entry().dropsSectionId()),
                Columns.numbers(all, RoundOutcome.Joined::freedBefore),
                at);
    }

    private static Tuple swapped(List<WaitlistEntry> all, OffsetDateTime at) {
        return Tuple.of(
                Columns.texts(all, WaitlistEntry::studentNumber),
                Columns.numbers(all, WaitlistEntry::sectionId),
                Columns.numbers(all, WaitlistEntry::dropsSectionId),
                at);
    }

    private static Tuple declined(List<RoundOutcome.Declined> all, OffsetDateTime at) {
        return Tuple.of(
                Columns.texts(all, one -> one.entry().studentNumber()),
                Columns.numbers(all, one -> one.entry().sectionId()),
                Columns.texts(all, one -> one.reasons().encode()),
                at);
    }

    private static Tuple ended(List<RoundOutcome.WaitEnd> all, OffsetDateTime at) {
        return Tuple.of(
                Columns.texts(all, one -> one.entry().studentNumber()),
                Columns.numbers(all, one -> one.entry().sectionId()),
                Columns.texts(all, one -> one.state().name()),
                Columns.texts(
                        all, one -> one.reasons() == null ? null : one.reasons().encode()),
                at);
    }

    private static Tuple withheld(List<RoundOutcome.Withheld> all, OffsetDateTime at) {
        return Tuple.of(
                Columns.numbers(all, RoundOutcome.Withheld::sectionId),
                Columns.instants(all, RoundOutcome.Withheld::dueAt),
                at);
    }
}
