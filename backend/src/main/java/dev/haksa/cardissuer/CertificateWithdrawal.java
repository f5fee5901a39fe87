package dev.haksa.cardissuer;

import dev.haksa.card.CardEntries;
import dev.haksa.cardissuer.store.CertificateRows;
import dev.haksa.cardissuer.store.PackageMakingRows;
import dev.haksa.cardissuer.store.SealRows;
import dev.haksa.cardissuer.store.SealRows.Sealed;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes certificates of the card company out of use; whatever was sealed to them and has not left is out of use with them. */
@ApplicationScoped
public class CertificateWithdrawal {
    private final CertificateRows rows;
    private final SealRows seals;
    private final CardEntries entries;
    private final PartnerCertificates certificates;
    private final PackageMakingRows packages;
    private final AuditTrail audit;
    private final Clock clock;

    CertificateWithdrawal(
            CertificateRows rows,
            SealRows seals,
            CardEntries entries,
            PartnerCertificates certificates,
            PackageMakingRows packages,
            AuditTrail audit,
            Clock clock) {
        this.rows = rows;
        this.seals = seals;
        this.entries = entries;
        this.certificates = certificates;
        this.packages = packages;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes a certificate out of use; 404, 428, 412. Packages that were encrypted to it and that the company does not have are
     * sealed to the latest other certificate that is valid, and until there is one nobody gets them. Taken out once more,
     * nothing changes.
     */
    public Uni<PartnerKey> withdraw(String fingerprint, @Nullable String ifMatch, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return rows.inTransaction(connection -> seals.campaigns(connection, fingerprint)
                .chain(campaigns -> lock(connection, campaigns))
                .chain(() -> rows.lockAll(connection))
                .map(keys -> known(keys, fingerprint))
                .invoke(key -> EntityTags.requireMatch(ifMatch, key.version()))
                .call(key -> key.withdrawnAt() == null
                        ? takeOut(connection, fingerprint, now, caller)
                        : Uni.createFrom().voidItem())
                .chain(() -> rows.lock(connection, fingerprint)));
    }

    private Uni<Void> takeOut(SqlConnection connection, String fingerprint, Instant now, Caller caller) {
        AuditEvent event =
                AuditEvent.of(now, caller, "CARD_CERTIFICATE_WITHDRAWN", "CARD_CERTIFICATE", fingerprint, Map.of());
        return rows.withdraw(connection, fingerprint, now)
                .chain(() -> audit.record(connection, List.of(event)))
                .chain(() -> replace(connection, fingerprint, now, caller));
    }

    private Uni<Void> replace(SqlConnection connection, String fingerprint, Instant now, Caller caller) {
        return certificates
                .usable(connection, now)
                .map(usable -> usable.isEmpty() ? null : usable.getFirst().fingerprint())
                .chain(other -> seals.sealed(connection, fingerprint)
                        .call(open -> each(open, one -> replace(connection, one, other)))
                        .map(open -> open.stream()
                                .map(one -> event(one, fingerprint, other, now, caller))
                                .toList()))
                .chain(events -> audit.record(connection, events));
    }

    private Uni<Void> replace(SqlConnection connection, Sealed one, @Nullable String other) {
        return other == null ? seals.stop(connection, one.id()) : packages.sealAgain(connection, one.id(), other);
    }

    private static AuditEvent event(
            Sealed one, String fingerprint, @Nullable String other, Instant now, Caller caller) {
        return AuditEvent.of(
                now,
                caller,
                other == null ? "CARD_PACKAGE_STOPPED" : "CARD_PACKAGE_SEALED_ANEW",
                "CARD_PACKAGE",
                one.campaign() + "/" + one.sequence(),
                Map.of("before", fingerprint, "after", Objects.requireNonNullElse(other, "")));
    }

    /** Campaigns before certificates before packages, as whoever asks for a package does. */
    private Uni<Void> lock(SqlConnection connection, List<String> campaigns) {
        return each(campaigns, code -> entries.lockCampaign(connection, code));
    }

    private static <T> Uni<Void> each(List<T> items, Function<T, Uni<?>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(work)
                .onItem()
                .ignoreAsUni();
    }

    private static PartnerKey known(List<PartnerKey> keys, String fingerprint) {
        return keys.stream()
                .filter(key -> key.fingerprint().equals(fingerprint))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("card certificate", fingerprint));
    }
}
