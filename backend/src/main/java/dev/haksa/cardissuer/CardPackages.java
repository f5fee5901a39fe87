package dev.haksa.cardissuer;

import dev.haksa.card.AdvancedEntries;
import dev.haksa.card.CampaignState;
import dev.haksa.card.CardCampaign;
import dev.haksa.card.CardEntries;
import dev.haksa.card.CardEntry;
import dev.haksa.card.EntryState;
import dev.haksa.card.EntryStep;
import dev.haksa.cardissuer.store.PackageRows;
import dev.haksa.cardissuer.store.PackageRows.NewEntry;
import dev.haksa.cardissuer.store.PackageRows.NewPackage;
import dev.haksa.cardissuer.transfer.TransferEntry;
import dev.haksa.privacy.Export;
import dev.haksa.privacy.ExportKind;
import dev.haksa.privacy.PersonalDataExports;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.files.FileLink;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Packages for the card company. A student is in one package of a campaign: asking again gives the package that there is,
 * and after a reopening the next one carries only those who are new.
 */
@ApplicationScoped
public class CardPackages {
    private final PackageRows rows;
    private final CardEntries entries;
    private final PartnerCertificates certificates;
    private final PersonalDataExports exports;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    CardPackages(
            PackageRows rows,
            CardEntries entries,
            PartnerCertificates certificates,
            PersonalDataExports exports,
            AuditTrail audit,
            Outbox outbox,
            Clock clock) {
        this.rows = rows;
        this.entries = entries;
        this.certificates = certificates;
        this.exports = exports;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record Scene(CardCampaign campaign, List<CardEntry> fresh, List<CardPackage> packages) {
        boolean lastFailed() {
            return !packages.isEmpty() && packages.getLast().state() == PackageState.FAILED;
        }

        int sequence() {
            return packages.isEmpty() ? 1 : packages.getLast().sequence() + 1;
        }

        int firstNumber() {
            return packages.isEmpty() ? 1 : packages.getLast().lastNumber() + 1;
        }
    }

    /**
     * The package of what is approved. Where nothing is new it is the latest one, which is prepared again if it failed.
     *
     * @param encrypted whether to encrypt; null for what is usual
     * @return fails with 404, 422 when the dean has not approved, 409 when there is nothing or no valid certificate
     */
    public Uni<CardPackage> request(String campaign, @Nullable Boolean encrypted, Caller caller) {
        Instant now = now();
        return rows.inTransaction(connection -> entries.lockCampaign(connection, campaign)
                .chain(found -> scene(connection, found))
                .call(scene -> scene.fresh().isEmpty()
                        ? goOn(connection, scene)
                        : make(connection, scene, encrypted, now, caller))
                .chain(scene -> rows.all(connection, scene.campaign().id()))
                .map(List::getLast));
    }

    /** The packages of a campaign in order; 404 without such a campaign. */
    public Uni<List<CardPackage>> all(String campaign) {
        return entries.campaign(rows.client(), campaign).chain(found -> rows.all(found.id()));
    }

    /** A package; 404 when there is none. */
    public Uni<CardPackage> find(String campaign, int sequence) {
        return rows.one(campaign, sequence);
    }

    /**
     * The file of a package that is ready; that it was asked for is on record before the first byte leaves.
     *
     * @param purpose what for, in the caller's words
     * @return fails with 404, 400 without a purpose, 409 while the package is not ready
     */
    public Uni<FileLink> download(String campaign, int sequence, @Nullable String purpose, Caller caller) {
        String why = PersonalDataExports.purpose(purpose);
        return rows.inTransaction(connection -> rows.one(connection, campaign, sequence)
                .chain(found -> Uni.createFrom()
                        .item(file(found))
                        .call(() -> exports.record(connection, export(found, why, caller)))));
    }

    private Export export(CardPackage found, String purpose, Caller caller) {
        Map<String, Object> criteria = Map.of("campaign", found.campaign(), "sequence", found.sequence());
        return new Export(ExportKind.CARD_TRANSFER_PACKAGE, purpose, found.entries(), criteria, caller, now());
    }

    private static FileLink file(CardPackage found) {
        if (found.removedAt() != null) {
            throw ProblemException.conflict(
                    "CARD_PACKAGE_REMOVED", Map.of("sequence", found.sequence(), "removedAt", found.removedAt()));
        }
        return new FileLink(content(found).contentSha256(), "application/octet-stream", found.fileName());
    }

    /**
     * Somebody says that the company has a package, and proves it by its hash. Said again, nothing changes.
     *
     * @param sha256 of the ZIP file
     * @return fails with 404, 400 when it is another hash, 409 when the package is not ready or an earlier one is missing
     */
    public Uni<CardPackage> confirm(String campaign, int sequence, String sha256, Caller caller) {
        return rows.inTransaction(connection -> entries.lockCampaign(connection, campaign)
                .chain(() -> rows.one(connection, campaign, sequence))
                .invoke(found -> requireHash(found, sha256))
                .chain(found -> transmit(connection, found, caller))
                .call(events -> outbox.publish(connection, now(), events))
                .chain(() -> rows.one(connection, campaign, sequence)));
    }

    /**
     * The company has a package, in a transaction that holds the campaign: its entries move on, and the campaign does when
     * no other entry is left.
     *
     * @return events to be published last
     */
    Uni<List<OutboxEvent>> transmit(SqlConnection connection, CardPackage found, Caller caller) {
        if (found.transmittedAt() != null) {
            return Uni.createFrom().item(List.of());
        }
        Instant now = now();
        return rows.transmitted(connection, found.id(), now, caller)
                .chain(() -> note(connection, "CARD_PACKAGE_TRANSMITTED", found, now, caller))
                .chain(() -> rows.students(connection, found.id()))
                .chain(students -> entries.of(connection, found.campaignId(), students))
                .chain(left -> entries.advance(connection, found.campaignId(), sent(left, found, now), caller))
                .chain(moved -> campaignTransferred(connection, found, now, caller)
                        .map(rest -> Stream.concat(moved.events().stream(), rest.events().stream())
                                .toList()));
    }

    /** The content of a package that is ready; 409 otherwise. */
    static CardPackage.Content content(CardPackage found) {
        if (found.content() == null) {
            throw ProblemException.conflict(
                    "CARD_PACKAGE_NOT_READY", Map.of("sequence", found.sequence(), "state", found.state()));
        }
        return found.content();
    }

    private Uni<Scene> scene(SqlConnection connection, CardCampaign campaign) {
        return entries.toTransfer(connection, campaign.id())
                .chain(approved -> rows.packaged(connection, campaign.id()).map(packaged -> fresh(approved, packaged)))
                .chain(fresh -> rows.all(connection, campaign.id()).map(known -> new Scene(campaign, fresh, known)));
    }

    private static List<CardEntry> fresh(List<CardEntry> approved, Set<Long> packaged) {
        return approved.stream().filter(entry -> !packaged.contains(entry.id())).toList();
    }

    private Uni<Void> goOn(SqlConnection connection, Scene scene) {
        if (scene.packages().isEmpty()) {
            throw ProblemException.conflict(
                    "CARD_NOTHING_TO_TRANSFER",
                    Map.of("campaign", scene.campaign().code()));
        }
        return scene.lastFailed()
                ? rows.queueAgain(connection, scene.packages().getLast().id())
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> make(
            SqlConnection connection, Scene scene, @Nullable Boolean encrypted, Instant now, Caller caller) {
        Map<String, Object> details =
                Map.of("sequence", scene.sequence(), "entries", scene.fresh().size());
        AuditEvent event = AuditEvent.of(
                now,
                caller,
                "CARD_PACKAGE_REQUESTED",
                "CARD_CAMPAIGN",
                scene.campaign().code(),
                details);
        return certificates
                .choose(connection, encrypted, now)
                .map(certificate -> made(scene, certificate, now, caller))
                .chain(made -> rows.insert(connection, made))
                .chain(() -> audit.record(connection, List.of(event)));
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
                entry.photoSha256());
    }

    /** 400 unless it is the hash of a package that is ready; 409 while it is not. */
    static void requireHash(CardPackage found, String sha256) {
        if (!content(found).sha256().equals(sha256)) {
            throw ProblemException.invalid(
                    "CARD_PACKAGE_OTHER_HASH", "/packageSha256", Map.of("sequence", found.sequence()));
        }
    }

    /** Whoever was taken off the roster after the package was made is not said to be with the company. */
    private static List<EntryStep> sent(List<CardEntry> left, CardPackage found, Instant at) {
        Map<String, Object> facts = Map.of("package", found.sequence());
        return left.stream()
                .map(entry -> new EntryStep(entry.studentNumber(), EntryState.SENT_TO_ISSUER, null, facts, at))
                .toList();
    }

    private Uni<AdvancedEntries> campaignTransferred(
            SqlConnection connection, CardPackage found, Instant now, Caller caller) {
        Uni<AdvancedEntries> nothing = Uni.createFrom().item(new AdvancedEntries(List.of(), List.of(), List.of()));
        return entries.lockCampaign(connection, found.campaign())
                .chain(campaign -> campaign.state() == CampaignState.APPROVED
                        ? scene(connection, campaign).map(CardPackages::complete)
                        : Uni.createFrom().item(false))
                .chain(complete -> complete ? entries.transferred(connection, found.campaign(), now, caller) : nothing);
    }

    private static boolean complete(Scene scene) {
        return scene.fresh().isEmpty() && scene.packages().stream().allMatch(one -> one.transmittedAt() != null);
    }

    private Uni<Void> note(SqlConnection connection, String action, CardPackage found, Instant at, Caller caller) {
        Map<String, Object> details = Map.of("sha256", content(found).sha256(), "entries", found.entries());
        String subject = found.campaign() + "/" + found.sequence();
        return audit.record(connection, List.of(AuditEvent.of(at, caller, action, "CARD_PACKAGE", subject, details)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
