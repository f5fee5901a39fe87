package dev.haksa.cardissuer.store;

import dev.haksa.cardissuer.CardPackage;
import dev.haksa.cardissuer.PackageOffer;
import dev.haksa.cardissuer.PackageState;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads the packages of all campaigns for the card company. */
@ApplicationScoped
public class OfferRows {
    private static final String COLUMNS = """
            c.code, c.title_ko, c.title_en, c.state = 'CLOSED' as over, c.link_until, c.application_from, c.delivery_from,
            p.sequence, p.state, p.entries, p.first_number, p.certificate, p.known_sha256, p.ready_at, p.sha256,
            p.size_bytes, p.content_sha256, p.content_bytes, p.transmitted_at, p.removed_at,
            (select count(*)::int from card_package_entry e where e.package_id = p.id and e.receipt = 'ACCEPTED')
                as accepted,
            (select count(*)::int from card_package_entry e where e.package_id = p.id and e.receipt = 'REFUSED')
                as refused
            """;
    private static final String FROM = "card_package p join card_campaign c on c.id = p.campaign_id";
    private static final String WAITING = """
            p.state = 'READY' and p.transmitted_at is null and p.removed_at is null and c.state <> 'CLOSED'
               and (p.certificate is null
                    or exists (select from card_certificate k
                                where k.fingerprint = p.certificate and k.withdrawn_at is null
                                  and ?::timestamptz between k.not_before and k.not_after))
            """;
    private static final Listing.SortKey ASKED_FOR = new Listing.SortKey("id", "p.id", false, false, "p.id");

    private final Pool pool;

    OfferRows(Pool pool) {
        this.pool = pool;
    }

    /** Packages that were made ready; of them those that wait for the company at an instant, if one is given. */
    public Uni<Page<PackageOffer>> list(@Nullable Instant waiting, Paging paging) {
        Listing all = new Listing(COLUMNS, FROM, ASKED_FOR).where("p.known_sha256 is not null");
        Listing listing = waiting == null ? all : all.where(WAITING, waiting.atOffset(ZoneOffset.UTC));
        return listing.page(pool, paging).map(page -> page.map(OfferRows::read));
    }

    private static PackageOffer read(Row row) {
        return new PackageOffer(
                row.getString("code"),
                row.getString("title_ko"),
                row.getString("title_en"),
                row.getBoolean("over"),
                new PackageOffer.Days(
                        row.getLocalDate("link_until"),
                        row.getLocalDate("application_from"),
                        row.getLocalDate("delivery_from")),
                row.getInteger("sequence"),
                PackageState.valueOf(row.getString("state")),
                row.getInteger("entries"),
                row.getInteger("first_number"),
                row.getString("certificate"),
                row.getString("known_sha256"),
                content(row),
                instant(row.getOffsetDateTime("transmitted_at")),
                instant(row.getOffsetDateTime("removed_at")),
                row.getInteger("accepted"),
                row.getInteger("refused"));
    }

    private static CardPackage.@Nullable Content content(Row row) {
        Instant readyAt = instant(row.getOffsetDateTime("ready_at"));
        return readyAt == null
                ? null
                : new CardPackage.Content(
                        readyAt,
                        row.getString("sha256"),
                        row.getLong("size_bytes"),
                        row.getString("content_sha256"),
                        row.getLong("content_bytes"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
