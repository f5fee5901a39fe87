package dev.haksa.card;

import dev.haksa.card.store.PackagedEntryRows;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** The door for whoever makes packages of entries: what the company is told of them is fixed, until it is taken back. */
@ApplicationScoped
public class PackagedEntries {
    private final PackagedEntryRows rows;
    private final EntryChannels channels;

    PackagedEntries(PackagedEntryRows rows, EntryChannels channels) {
        this.rows = rows;
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

    /** Lets a student who has not applied apply as the rules say today, as far as what the company was told allows. */
    public Uni<Void> followed(SqlConnection connection, CardCampaign campaign, String studentNumber, Instant at) {
        return channels.follow(connection, campaign, Set.of(studentNumber), Times.day(at));
    }
}
