package dev.haksa.cardissuer;

import dev.haksa.cardissuer.store.OfferRows;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Where the card company learns of campaigns and packages, without knowing any code. */
@ApplicationScoped
public class PackageOffers {
    private final OfferRows rows;
    private final Clock clock;

    PackageOffers(OfferRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Packages of all campaigns that were made ready, in the order in which they were asked for; those of one campaign by their
     * sequence.
     *
     * @param waiting only those that are to be fetched: not confirmed, not removed, not sealed to a certificate that is out of
     *     use, and of a campaign that has not ended
     */
    public Uni<Page<PackageOffer>> list(boolean waiting, Paging paging) {
        return rows.list(waiting ? clock.instant() : null, paging);
    }
}
