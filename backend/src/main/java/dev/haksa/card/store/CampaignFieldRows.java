package dev.haksa.card.store;

import dev.haksa.card.CampaignStages;
import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes what academic affairs says of campaigns, and for which departments they are. */
@ApplicationScoped
public class CampaignFieldRows {
    private static final String INSERT = """
            insert into card_campaign (code, year, title_ko, title_en, opens_on, photo_until, roster_until,
                                       transmission_until, link_until, application_from, delivery_from, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (code) do nothing returning id
            """;

    private static final String UPDATE = """
            update card_campaign
               set year = $2, title_ko = $3, title_en = $4, opens_on = $5, photo_until = $6, roster_until = $7,
                   transmission_until = $8, link_until = $9, application_from = $10, delivery_from = $11,
                   version = version + 1
             where id = $1
            """;

    private static final String JOIN = """
            insert into card_campaign_department (campaign_id, department_id)
            select $1, d.id from department d where d.id = any($2::int[]) order by d.id
                on conflict do nothing returning department_id
            """;

    private static final String LEAVE = """
            delete from card_campaign_department d
             where campaign_id = $1 and department_id <> all ($2::int[])
               and not exists (select 1 from card_roster r where (r.campaign_id, r.department_id) = (d.campaign_id, d.department_id))
               and not exists (select 1 from card_roster_reopening o
                                where (o.campaign_id, o.department_id) = (d.campaign_id, d.department_id))
            """;

    /** What academic affairs enters. */
    public record Fields(
            String code,
            int year,
            String titleKo,
            String titleEn,
            CampaignStages stages,
            List<Integer> departmentIds) {}

    /** Writes a campaign and gives its id; 409 when the code is taken. */
    public Uni<Integer> insert(SqlConnection connection, Fields fields, Instant at) {
        Tuple values =
                stages(Tuple.of(fields.code(), fields.year(), fields.titleKo(), fields.titleEn()), fields.stages());
        return connection
                .preparedQuery(INSERT)
                .execute(values.addOffsetDateTime(at.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw ProblemException.conflict("CARD_CAMPAIGN_EXISTS", Map.of("code", fields.code()));
                    }
                    return rows.iterator().next().getInteger("id");
                });
    }

    /** Changes a campaign. */
    public Uni<Void> update(SqlConnection connection, int id, Fields fields) {
        Tuple values = stages(Tuple.of(id, fields.year(), fields.titleKo(), fields.titleEn()), fields.stages());
        return connection.preparedQuery(UPDATE).execute(values).replaceWithVoid();
    }

    /** Every department there is, by id, with its name. */
    public Uni<SortedMap<Integer, String>> departments(SqlClient client) {
        return client.query("select id, name_ko from department").execute().map(rows -> {
            SortedMap<Integer, String> names = new TreeMap<>();
            rows.forEach(row -> names.put(row.getInteger("id"), row.getString("name_ko")));
            return names;
        });
    }

    /**
     * Makes the campaign one for these departments, as far as they are in no other one that is not closed; departments that
     * have begun stay.
     */
    public Uni<Void> setDepartments(SqlConnection connection, int id, List<Integer> departmentIds) {
        Tuple values = Tuple.of(id, departmentIds.toArray(Integer[]::new));
        return connection
                .preparedQuery(LEAVE)
                .execute(values)
                .chain(() -> connection.preparedQuery(JOIN).execute(values))
                .replaceWithVoid();
    }

    private static Tuple stages(Tuple values, CampaignStages stages) {
        return values.addLocalDate(stages.opensOn())
                .addLocalDate(stages.photoUntil())
                .addLocalDate(stages.rosterUntil())
                .addLocalDate(stages.transmissionUntil())
                .addLocalDate(stages.linkUntil())
                .addLocalDate(stages.applicationFrom())
                .addLocalDate(stages.deliveryFrom());
    }
}
