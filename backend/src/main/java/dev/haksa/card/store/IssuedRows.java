package dev.haksa.card.store;

import dev.haksa.card.IssuedCard;
import dev.haksa.shared.csv.CsvImportReport.Counts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The table of cards that were issued. */
@ApplicationScoped
public class IssuedRows {
    private static final String WRITE = """
            insert into student_card (student_number, issued_on, source, department_name, recorded_at)
            select c.student_number, c.issued_on, 'IMPORT', c.department_name, $4
              from unnest($1::text[], $2::date[], $3::text[]) as c (student_number, issued_on, department_name)
             where not exists (select from student_card k
                                where k.student_number = c.student_number and k.issued_on = c.issued_on
                                  and k.source = 'CAMPAIGN' and k.voided_at is null)
             order by c.student_number, c.issued_on
            on conflict (student_number, issued_on, source) where voided_at is null do nothing returning id
            """;

    /** Which of the numbers are students'. */
    public Uni<Set<String>> students(SqlClient client, List<IssuedCard> cards) {
        return client.preparedQuery("select student_number from student where student_number = any ($1::text[])")
                .execute(Tuple.of(Sql.texts(cards, IssuedCard::studentNumber)))
                .map(rows -> new HashSet<>(Sql.list(rows, row -> row.getString(0))));
    }

    /** Writes cards; those that are known change nothing. */
    public Uni<Counts> write(SqlConnection connection, List<IssuedCard> cards, Instant at) {
        Tuple values = Tuple.of(
                Sql.texts(cards, IssuedCard::studentNumber),
                cards.stream().map(IssuedCard::issuedOn).toArray(LocalDate[]::new),
                Sql.texts(cards, IssuedCard::departmentName),
                at.atOffset(ZoneOffset.UTC));
        return connection
                .preparedQuery(WRITE)
                .execute(values)
                .map(rows -> new Counts(rows.size(), 0, cards.size() - rows.size()));
    }
}
