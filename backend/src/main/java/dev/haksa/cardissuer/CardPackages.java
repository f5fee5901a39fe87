package dev.haksa.cardissuer;

import dev.haksa.card.CardCampaign;
import dev.haksa.card.CardEntries;
import dev.haksa.card.CardEntry;
import dev.haksa.card.PackagedEntries;
import dev.haksa.cardissuer.store.PackageMakingRows;
import dev.haksa.cardissuer.store.PackageMakingRows.NewEntry;
import dev.haksa.cardissuer.store.PackageMakingRows.NewPackage;
import dev.haksa.cardissuer.store.PackageRows;
import dev.haksa.cardissuer.transfer.TransferEntry;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Packages for the card company. A student is in one package of a campaign: asking again gives the package that there is,
 * and after a reopening the next one carries only those who are new.
 */
@ApplicationScoped
public class CardPackages {
    private final PackageRows rows;
    private final PackageMakingRows making;
    private final CardEntries entries;
    private final PackagedEntries packaged;
    private final PartnerCertificates certificates;
    private final PackageEnvelopes envelopes;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    CardPackages(
            PackageRows rows,
            PackageMakingRows making,
            CardEntries entries,
            PackagedEntries packaged,
            PartnerCertificates certificates,
            PackageEnvelopes envelopes,
            AuditTrail audit,
            Outbox outbox,
            Clock clock) {
        this.rows = rows;
        this.making = making;
        this.entries = entries;
        this.packaged = packaged;
        this.certificates = certificates;
        this.envelopes = envelopes;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record Scene(CardCampaign campaign, List<CardEntry> fresh, List<CardPackage> packages) {
        /** Those that were not taken back. */
        List<CardPackage> counting() {
            return packages.stream().filter(CardPackage::counts).toList();
        }

        int sequence() {
            return packages.isEmpty() ? 1 : packages.getLast().sequence() + 1;
        }

        int firstNumber() {
            return packages.isEmpty() ? 1 : packages.getLast().lastNumber() + 1;
        }
    }

    /**
     * The package of what is approved. Where nothing is new it is the latest one. One that failed before it was ever ready is
     * made anew of whoever is left; one whose certificate is not valid any more is sealed to another, until the company has
     * it.
     *
     * @param encrypted whether to encrypt; null for what is usual
     * @return fails with 404, 422 when the dean has not approved, 409 when there is nothing, no valid certificate, or the
     *     package is there in the other form
     */
    public Uni<CardPackage> request(String campaign, @Nullable Boolean encrypted, Caller caller) {
        Instant now = now();
        return rows.inTransaction(connection -> entries.lockCampaign(connection, campaign)
                        .call(found -> making.dissolveFailed(connection, found.id())
                                .chain(free -> packaged.released(connection, free)))
                        .chain(found -> scene(connection, found))
                        .call(scene -> envelopes.renew(connection, scene.packages(), now, caller))
                        .chain(scene -> rechecked(connection, scene, caller))
                        .call(checked -> checked.scene().fresh().isEmpty()
                                ? goOn(connection, checked.scene(), encrypted)
                                : make(connection, checked.scene(), encrypted, now, caller))
                        .chain(checked -> rows.all(
                                        connection, checked.scene().campaign().id())
                                .call(() -> outbox.publish(connection, now, checked.events())))
                        .map(all -> all.stream().filter(CardPackage::counts).toList()))
                .map(counting -> last(campaign, counting));
    }

    private record Checked(Scene scene, List<OutboxEvent> events) {}

    /** Who left, has a card, or has another photo by now is taken off before the data leave. */
    private Uni<Checked> rechecked(SqlConnection connection, Scene scene, Caller caller) {
        return entries.recheck(connection, scene.campaign(), scene.fresh(), caller)
                .map(left -> new Checked(new Scene(scene.campaign(), left.entries(), scene.packages()), left.events()));
    }

    /** The packages of a campaign in order; 404 without such a campaign. */
    public Uni<List<CardPackage>> all(String campaign) {
        return entries.campaign(rows.client(), campaign).chain(found -> rows.all(found.id()));
    }

    /** A package; 404 when there is none. */
    public Uni<CardPackage> find(String campaign, int sequence) {
        return rows.one(campaign, sequence);
    }

    /** The content of a package that is ready; 409 otherwise. */
    static CardPackage.Content content(CardPackage found) {
        requireCounting(found);
        if (found.content() == null) {
            throw notReady(found);
        }
        return found.content();
    }

    /** The SHA-256 of the ZIP file of a package that is ready, or that the company has; 409 otherwise. */
    static String sha256(CardPackage found) {
        return found.transmittedAt() == null ? content(found).sha256() : Objects.requireNonNull(found.knownSha256());
    }

    /** 409 when a package was taken back. */
    static void requireCounting(CardPackage found) {
        if (!found.counts()) {
            throw ProblemException.conflict("CARD_PACKAGE_WITHDRAWN", Map.of("sequence", found.sequence()));
        }
    }

    /** 409: a package is not ready. */
    static ProblemException notReady(CardPackage found) {
        return ProblemException.conflict(
                "CARD_PACKAGE_NOT_READY", Map.of("sequence", found.sequence(), "state", found.state()));
    }

    /** Whether the company has all that is approved, in a transaction that holds the campaign. */
    Uni<Boolean> complete(SqlConnection connection, CardCampaign campaign) {
        return scene(connection, campaign)
                .map(scene -> scene.fresh().isEmpty()
                        && scene.counting().stream().allMatch(one -> one.transmittedAt() != null));
    }

    private Uni<Scene> scene(SqlConnection connection, CardCampaign campaign) {
        return entries.toTransfer(connection, campaign.id())
                .chain(approved -> rows.packaged(connection, campaign.id()).map(packaged -> fresh(approved, packaged)))
                .chain(fresh -> rows.all(connection, campaign.id()).map(known -> new Scene(campaign, fresh, known)));
    }

    private static List<CardEntry> fresh(List<CardEntry> approved, Set<Long> packaged) {
        return approved.stream().filter(entry -> !packaged.contains(entry.id())).toList();
    }

    /** Nothing is new: the package that there is, prepared once more if it failed. */
    private Uni<Void> goOn(SqlConnection connection, Scene scene, @Nullable Boolean encrypted) {
        if (scene.counting().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        requireSameForm(scene.counting().getLast(), encrypted);
        return making.queueAgain(connection, scene.campaign().id());
    }

    /** Who fell out stays so, also when nobody is left. */
    private static CardPackage last(String campaign, List<CardPackage> counting) {
        if (counting.isEmpty()) {
            throw ProblemException.conflict("CARD_NOTHING_TO_TRANSFER", Map.of("campaign", campaign));
        }
        return counting.getLast();
    }

    private static void requireSameForm(CardPackage last, @Nullable Boolean encrypted) {
        if (encrypted != null && encrypted != last.isEncrypted()) {
            String form = last.isEncrypted() ? "PACKAGE_ENCRYPTED" : "PACKAGE_PLAIN";
            throw ProblemException.conflict(
                    "CARD_PACKAGE_OTHER_FORM",
                    Map.of("sequence", last.sequence(), "encrypted", last.isEncrypted(), "form", form));
        }
    }

    private Uni<Void> make(
            SqlConnection connection, Scene scene, @Nullable Boolean encrypted, Instant now, Caller caller) {
        return certificates
                .choose(connection, encrypted, now)
                .map(certificate -> made(scene, certificate, now, caller))
                .call(made -> making.insert(connection, made))
                .call(made -> packaged.fixed(connection, ids(made), now))
                .chain(made -> audit.record(connection, List.of(requested(scene, made))));
    }

    private static List<Long> ids(NewPackage made) {
        return made.entries().stream().map(NewEntry::entryId).toList();
    }

    private static AuditEvent requested(Scene scene, NewPackage made) {
        Map<String, Object> details = Map.of(
                "sequence", made.sequence(), "entries", made.entries().size(), "encrypted", made.certificate() != null);
        return AuditEvent.of(
                made.at(),
                made.by(),
                "CARD_PACKAGE_REQUESTED",
                "CARD_CAMPAIGN",
                scene.campaign().code(),
                details);
    }

    private static NewPackage made(Scene scene, @Nullable String certificate, Instant now, Caller caller) {
        int first = scene.firstNumber();
        int left = TransferEntry.MOST - first + 1;
        if (scene.fresh().size() > left) {
            throw ProblemException.conflict("CARD_CAMPAIGN_FULL", Map.of("most", TransferEntry.MOST));
        }
        List<NewEntry> fresh = scene.fresh().stream().map(CardPackages::fixed).toList();
        return new NewPackage(scene.campaign().id(), scene.sequence(), first, fresh, certificate, now, caller);
    }

    private static NewEntry fixed(CardEntry entry) {
        return new NewEntry(
                entry.id(),
                entry.studentNumber(),
                entry.name(),
                Objects.requireNonNullElse(entry.nameEn(), ""),
                entry.departmentNameKo(),
                entry.kind().name(),
                entry.channel().name(),
                entry.delivery().name(),
                entry.photoSha256());
    }

    /** 400 unless it is the hash of a package that is ready, or that the company has; 409 while it is neither. */
    static void requireHash(CardPackage found, String sha256) {
        if (!sha256(found).equals(sha256)) {
            throw ProblemException.invalid(
                    "CARD_PACKAGE_OTHER_HASH", "/packageSha256", Map.of("sequence", found.sequence()));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
