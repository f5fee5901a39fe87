package dev.haksa.card;

import dev.haksa.card.store.NoteRows;
import dev.haksa.card.store.PackagedEntryRows;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The door for whoever deals with entries in packages: what the company is told of them, and what happened besides. */
@ApplicationScoped
public class PackagedEntries {
    private final PackagedEntryRows rows;
    private final NoteRows notes;
    private final EntryChannels channels;

    PackagedEntries(PackagedEntryRows rows, NoteRows notes, EntryChannels channels) {
        this.rows = rows;
        this.notes = notes;
        this.channels = channels;
    }

    /** A package is made of entries, in the transaction that holds their campaign. */
    public Uni<Void> fixed(SqlConnection connection, Collection<Long> entries, Instant at) {
        return rows.fix(connection, entries, Times.day(at), at);
    }

    /** The package of entries does not count any more, in the transaction that holds their campaign. */
    public Uni<Void> released(SqlConnection connection, Collection<Long> entries) {
        return entries.isEmpty() ? Uni.createFrom().voidItem() : rows.release(connection, entries);
    }

    /** Something happened to entries that students are to read on the timeline; what is known already changes nothing. */
    public Uni<Void> noted(
            SqlConnection connection, List<Map.Entry<Long, CardNote>> happened, Instant at, Caller caller) {
        return happened.isEmpty() ? Uni.createFrom().voidItem() : notes.keep(connection, happened, at, caller);
    }

    /** Lets a student who has not applied apply as the rules say today, as far as what the company was told allows. */
    public Uni<Void> followed(SqlConnection connection, CardCampaign campaign, String studentNumber, Instant at) {
        return channels.follow(connection, campaign, Set.of(studentNumber), Times.day(at));
    }
}
