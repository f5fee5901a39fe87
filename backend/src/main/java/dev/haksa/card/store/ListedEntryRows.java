package dev.haksa.card.store;

import dev.haksa.card.CardCampaign;
import dev.haksa.card.domain.Eligibility;
import dev.haksa.card.domain.RosterRule.Verdict;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Puts students on the list: what departments send. */
@ApplicationScoped
public class ListedEntryRows {
    private static final String INSERT = """
            with added as (
                insert into card_entry (campaign_id, department_id, student_number, kind, photo_id, photo_sha256, channel,
                                        mobile_from, changed_at)
                select $1, $2, v.student_number, v.kind, v.photo_id, v.sha256, v.channel, v.mobile_from, $9
                  from unnest($3::text[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::date[])
                       as v (student_number, kind, photo_id, sha256, channel, mobile_from)
                 order by v.student_number
                on conflict do nothing returning id, student_number, state, channel),
            told as (
                insert into card_entry_event (entry_id, state, channel, at, recorded_at, actor_id, actor_name)
                select id, state, channel, $9, $9, $10, $11 from added order by student_number)
            select student_number from added
            """;

    private static final String UPDATE = """
            update card_entry e
               set kind = v.kind, photo_id = v.photo_id, photo_sha256 = v.sha256, channel = v.channel,
                   mobile_from = v.mobile_from, version = e.version + 1
              from unnest($3::text[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::date[])
                   as v (student_number, kind, photo_id, sha256, channel, mobile_from)
             where e.campaign_id = $1 and e.department_id = $2 and e.student_number = v.student_number
               and e.state = 'ON_ROSTER' and e.approved_at is null
               and (e.kind, e.photo_id, e.channel, e.mobile_from)
                   is distinct from (v.kind, v.photo_id, v.channel, v.mobile_from)
            """;

    /** Puts students on; answers the numbers of those who were not on a roster already. */
    public Uni<List<String>> insert(
            SqlConnection connection,
            CardCampaign campaign,
            int departmentId,
            List<Verdict> listed,
            Instant at,
            Caller by) {
        Tuple values = students(campaign, departmentId, listed)
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                .addString(by.id())
                .addString(by.name());
        return connection
                .preparedQuery(INSERT)
                .execute(values)
                .map(rows -> Sql.list(rows, row -> row.getString("student_number")));
    }

    /** Changes photo and channel of those who are on already. */
    public Uni<Void> update(SqlConnection connection, CardCampaign campaign, int departmentId, List<Verdict> listed) {
        return connection
                .preparedQuery(UPDATE)
                .execute(students(campaign, departmentId, listed))
                .replaceWithVoid();
    }

    private static Tuple students(CardCampaign campaign, int departmentId, List<Verdict> listed) {
        return Tuple.tuple()
                .addInteger(campaign.id())
                .addInteger(departmentId)
                .addArrayOfString(Sql.texts(listed, one -> one.facts().studentNumber()))
                .addArrayOfString(Sql.texts(
                        listed,
                        one -> Eligibility.kind(one.facts(), campaign.year()).name()))
                .addArrayOfUUID(listed.stream()
                        .map(one -> Objects.requireNonNull(one.photo()).id())
                        .toArray(UUID[]::new))
                .addArrayOfString(Sql.texts(
                        listed, one -> Objects.requireNonNull(one.photo()).sha256()))
                .addArrayOfString(Sql.texts(
                        listed, one -> Objects.requireNonNull(one.channel()).name()))
                .addArrayOfLocalDate(listed.stream().map(Verdict::mobileFrom).toArray(LocalDate[]::new));
    }
}
