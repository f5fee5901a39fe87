package dev.haksa.card;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.List;

/** Knows what the card company was told of where cards go: whoever makes packages and keeps forms. */
public interface SentDeliveries {
    /** Where a student's card of a campaign goes as the company was told last; empty while it was told nothing. */
    Uni<List<SentDelivery>> of(SqlClient client, int campaignId, String studentNumber);
}
