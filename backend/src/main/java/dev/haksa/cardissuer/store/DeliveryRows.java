package dev.haksa.cardissuer.store;

import dev.haksa.card.Delivery;
import dev.haksa.card.SentDeliveries;
import dev.haksa.card.SentDelivery;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/** Where cards go, as packages and forms on paper say. */
@ApplicationScoped
public class DeliveryRows implements SentDeliveries {
    /** What a form says comes after what the package said. */
    private static final String TOLD = """
            select told.delivery, told.told_on
              from (select a.delivery, a.received_on as told_on, 2 as turn, a.entry_id
                      from card_paper_application a
                     where a.campaign_id = $1 and a.student_number = $2 and a.superseded_at is null
                    union all
                    select e.delivery, (p.created_at at time zone 'Asia/Seoul')::date, 1, e.entry_id
                      from card_package_entry e join card_package p on p.id = e.package_id
                     where e.campaign_id = $1 and e.student_number = $2 and e.delivery is not null
                       and not e.withdrawn) told
              join card_entry c on c.id = told.entry_id and c.state <> 'REMOVED'
             order by told.turn desc limit 1
            """;

    @Override
    public Uni<List<SentDelivery>> of(SqlClient client, int campaignId, String studentNumber) {
        return client.preparedQuery(TOLD)
                .execute(Tuple.of(campaignId, studentNumber))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(DeliveryRows::read)
                        .toList());
    }

    private static SentDelivery read(Row row) {
        return new SentDelivery(Delivery.valueOf(row.getString("delivery")), row.getLocalDate("told_on"));
    }
}
