package dev.haksa.card.store;

import dev.haksa.card.CardSource;
import dev.haksa.card.IssuedCard;
import dev.haksa.card.KnownCard;
import dev.haksa.card.KnownCardFilter;
import dev.haksa.shared.paging.Cursor;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cards that were issued, as they are on record, and taking them back. */
@ApplicationScoped
public class KnownCardRows {
    private static final String COLUMNS = """
            k.id, k.student_number, k.issued_on, k.source, k.department_name, k.recorded_at, k.voided_at,
            k.voided_by_name, k.void_reason
            """;
    private static final String FILTERED = """
             from student_card k
            where ($1::text is null or k.student_number = $1) and ($2::date is null or k.issued_on = $2)
              and ($3::text is null or k.source = $3) and ($4::boolean is null or (k.voided_at is not null) = $4)
            """;
    private static final String AFTER = """
             and k.id > $5 order by k.id limit $6
            """;
    private static final String OF_DAYS = """
            select distinct on (k.student_number, k.issued_on)\s""" + COLUMNS + """
              from unnest($1::text[], $2::date[]) as c (student_number, issued_on)
              join student_card k on k.student_number = c.student_number and k.issued_on = c.issued_on
             order by k.student_number, k.issued_on,\s""";
    private static final String THAT_COUNTS = OF_DAYS + "k.voided_at desc nulls first, k.source";
    private static final String IMPORTED_FIRST = OF_DAYS + "k.source desc, k.voided_at desc nulls first";
    private static final String VOID = """
            with due as (
                select k.id from unnest($1::text[], $2::date[]) as c (student_number, issued_on)
                  join student_card k on k.student_number = c.student_number and k.issued_on = c.issued_on
                 where k.voided_at is null and k.source = 'IMPORT'
                 order by k.id for no key update of k)
            update student_card k set voided_at = $3, voided_by = $4, voided_by_name = $5, void_reason = $6
              from due where k.id = due.id
            returning k.student_number
            """;

    private final Pool pool;

    KnownCardRows(Pool pool) {
        this.pool = pool;
    }

    /** A page of cards in the order in which they were recorded; those that were taken back too. */
    public Uni<Page<KnownCard>> list(KnownCardFilter filter, Paging paging) {
        return pool.preparedQuery("select " + COLUMNS + FILTERED + AFTER)
                .execute(after(filter, paging))
                .map(rows -> Sql.list(rows, KnownCardRows::card))
                .chain(cards -> count(filter, paging)
                        .map(count -> Page.of(cards, paging.limit(), card -> Cursor.encode(card.id()), count)));
    }

    /** What is on record of students' cards of days; for each the one that counts, else the last that was taken back. */
    public Uni<List<KnownCard>> of(SqlClient client, List<IssuedCard> cards) {
        return of(client, THAT_COUNTS, cards);
    }

    /** The same, but for each one that came from a file, if there is any, rather than the one that a campaign issued. */
    public Uni<List<KnownCard>> imported(SqlClient client, List<IssuedCard> cards) {
        return of(client, IMPORTED_FIRST, cards);
    }

    private static Uni<List<KnownCard>> of(SqlClient client, String select, List<IssuedCard> cards) {
        return client.preparedQuery(select)
                .execute(Tuple.of(Sql.texts(cards, IssuedCard::studentNumber), days(cards)))
                .map(rows -> Sql.list(rows, KnownCardRows::card));
    }

    /** Takes imported cards back that count; answers whose they were. */
    public Uni<List<String>> takeBack(
            SqlConnection connection, List<IssuedCard> cards, String reason, Instant at, Caller caller) {
        Tuple values = Tuple.of(
                        Sql.texts(cards, IssuedCard::studentNumber),
                        days(cards),
                        at.atOffset(ZoneOffset.UTC),
                        caller.id(),
                        caller.name())
                .addString(reason);
        return connection
                .preparedQuery(VOID)
                .execute(values)
                .map(rows -> Sql.list(rows, row -> row.getString("student_number")));
    }

    private Uni<@Nullable Long> count(KnownCardFilter filter, Paging paging) {
        return paging.count()
                ? pool.preparedQuery("select count(*)" + FILTERED)
                        .execute(values(filter))
                        .map(rows -> rows.iterator().next().getLong(0))
                : Uni.createFrom().nullItem();
    }

    private static Tuple after(KnownCardFilter filter, Paging paging) {
        return values(filter).addLong(lastSeen(paging.after())).addInteger(paging.limit() + 1);
    }

    private static long lastSeen(@Nullable String after) {
        JsonArray cursor = Cursor.decode(after, 1);
        if (cursor == null) {
            return 0;
        }
        if (cursor.getValue(0) instanceof Number id) {
            return id.longValue();
        }
        throw Cursor.invalid(null);
    }

    private static Tuple values(KnownCardFilter filter) {
        return Tuple.tuple()
                .addString(filter.studentNumber())
                .addLocalDate(filter.issuedOn())
                .addString(filter.source() == null ? null : filter.source().name())
                .addBoolean(filter.voided());
    }

    private static LocalDate[] days(List<IssuedCard> cards) {
        return cards.stream().map(IssuedCard::issuedOn).toArray(LocalDate[]::new);
    }

    private static KnownCard card(Row row) {
        return new KnownCard(
                row.getLong("id"),
                row.getString("student_number"),
                row.getLocalDate("issued_on"),
                CardSource.valueOf(row.getString("source")),
                row.getString("department_name"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                voided(row));
    }

    private static KnownCard.@Nullable Voided voided(Row row) {
        OffsetDateTime at = row.getOffsetDateTime("voided_at");
        return at == null
                ? null
                : new KnownCard.Voided(at.toInstant(), row.getString("voided_by_name"), row.getString("void_reason"));
    }
}
