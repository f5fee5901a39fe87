package dev.haksa.card.store;

import dev.haksa.card.CardNote;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** What happened to entries and is no step of them. */
@ApplicationScoped
public class NoteRows {
    /** The notes of an entry {@code e}, by their days. */
    static final String OF_ENTRY = """
            (select coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'on', n.noted_on) order by n.noted_on, n.id), '[]'::jsonb)
               from card_entry_note n
              where n.entry_id = e.id
                and (n.kind <> 'FORM_SENT' or not exists (select from card_entry_note l
                                                           where l.entry_id = e.id and l.kind = n.kind and l.id > n.id))) as notes
            """;

    private static final String KEEP = """
            insert into card_entry_note (entry_id, kind, noted_on, recorded_at, actor_id, actor_name)
            select v.entry_id, v.kind, v.noted_on, $4, $5, $6
              from unnest($1::bigint[], $2::text[], $3::date[]) as v (entry_id, kind, noted_on)
             order by v.entry_id, v.noted_on
            on conflict do nothing
            """;

    /** Keeps notes, by entries; what is known changes nothing. */
    public Uni<Void> keep(SqlConnection connection, List<Map.Entry<Long, CardNote>> notes, Instant at, Caller caller) {
        Tuple values = Tuple.of(
                notes.stream().map(Map.Entry::getKey).toArray(Long[]::new),
                Sql.texts(notes, one -> one.getValue().kind().name()),
                notes.stream().map(one -> one.getValue().on()).toArray(LocalDate[]::new),
                at.atOffset(ZoneOffset.UTC),
                caller.id(),
                caller.name());
        return connection.preparedQuery(KEEP).execute(values).replaceWithVoid();
    }

    static List<CardNote> read(JsonArray notes) {
        return notes.stream()
                .map(JsonObject.class::cast)
                .map(one -> new CardNote(
                        CardNote.Kind.valueOf(one.getString("kind")), LocalDate.parse(one.getString("on"))))
                .toList();
    }
}
