package dev.haksa.card;

import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Somebody who makes packages of entries and can take back those that nobody has confirmed. Every bean of this type is asked
 * when students are taken off, in the transaction that holds the campaign.
 */
public interface UnconfirmedPackages {
    /**
     * Takes back the packages with these entries that the company has not confirmed, and those after them, which build upon
     * them. Who stays comes with the next package.
     *
     * @return the numbers of packages that were ready, in order
     */
    Uni<List<Integer>> withdrawOf(
            SqlConnection connection, CardCampaign campaign, Collection<Long> entries, Instant at, Caller caller);

    /** Takes back every package that the company has not confirmed: nothing more is transferred. */
    Uni<List<Integer>> withdrawAll(SqlConnection connection, CardCampaign campaign, Instant at, Caller caller);
}
