package dev.haksa.card.store;

import dev.haksa.card.CardDeclaration;
import dev.haksa.card.Delivery;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** The table of what students say for a campaign. */
@ApplicationScoped
public class DeclarationRows {
    private static final String FIND = """
            select own_phone, delivery, version from card_declaration
             where campaign_id = $1 and student_number = $2 for update
            """;
    private static final String LOCK = "select 1 from student where student_number = $1 for no key update";
    private static final String DELIVERIES = """
            select w.student_number, w.delivery
              from card_declaration w
              join card_entry e on e.campaign_id = w.campaign_id and e.student_number = w.student_number and e.current
             where w.student_number = any ($1::text[])
            """;
    private static final String WRITE = """
            insert into card_declaration as d (campaign_id, student_number, own_phone, delivery, changed_at)
            values ($1, $2, $3, $4, $5)
            on conflict (campaign_id, student_number) do update
               set own_phone = excluded.own_phone, delivery = excluded.delivery, changed_at = excluded.changed_at,
                   version = d.version + 1
            """;

    /** What a student has said, locked until the end of the transaction. */
    public Uni<CardDeclaration> lock(SqlConnection connection, int campaignId, String studentNumber) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(studentNumber))
                .chain(() -> connection.preparedQuery(FIND).execute(Tuple.of(campaignId, studentNumber)))
                .map(rows -> rows.size() == 0
                        ? CardDeclaration.NONE
                        : declaration(rows.iterator().next()));
    }

    /** Where students on rosters under way want their cards sent; without those who have not said. */
    public Uni<Map<String, Delivery>> deliveries(SqlClient client, Collection<String> studentNumbers) {
        return client.preparedQuery(DELIVERIES)
                .execute(Tuple.of((Object) studentNumbers.toArray(String[]::new)))
                .map(rows -> Sql.list(rows, row -> row).stream()
                        .collect(Collectors.toMap(
                                row -> row.getString("student_number"),
                                row -> Delivery.valueOf(row.getString("delivery")))));
    }

    /** Writes what a student says. */
    public Uni<Void> write(
            SqlConnection connection, int campaignId, String studentNumber, CardDeclaration said, Instant at) {
        Tuple values = Tuple.tuple()
                .addInteger(campaignId)
                .addString(studentNumber)
                .addBoolean(said.ownPhone())
                .addString(said.delivery().name())
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(WRITE).execute(values).replaceWithVoid();
    }

    private static CardDeclaration declaration(Row row) {
        return new CardDeclaration(
                row.getBoolean("own_phone"), Delivery.valueOf(row.getString("delivery")), row.getInteger("version"));
    }
}
