package dev.haksa.cardissuer;

import dev.haksa.cardissuer.store.PackageMakingRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Seals packages anew whose certificate was withdrawn or has expired before the company had them, or their file was lost. */
@ApplicationScoped
class PackageEnvelopes {
    private final PartnerCertificates certificates;
    private final AuditTrail audit;
    private final PackageMakingRows rows;

    PackageEnvelopes(PartnerCertificates certificates, AuditTrail audit, PackageMakingRows rows) {
        this.certificates = certificates;
        this.audit = audit;
        this.rows = rows;
    }

    /**
     * Lets such packages be written again: the same ZIP file in another envelope; 409 when no certificate is valid. What the
     * company has waits for one then, and holds up nobody.
     */
    Uni<Void> renew(SqlConnection connection, List<CardPackage> packages, Instant now, Caller caller) {
        List<CardPackage> sealed = packages.stream()
                .filter(one -> one.counts() && one.isEncrypted() && one.removedAt() == null)
                .filter(one -> one.transmittedAt() == null || one.content() == null)
                .toList();
        return certificates
                .usable(connection, now)
                .map(usable -> unusable(sealed, usable))
                .chain(open -> open.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : certificates
                                .choose(connection, true, now)
                                .chain(fresh -> seal(connection, open, Objects.requireNonNull(fresh), now, caller)));
    }

    private static List<CardPackage> unusable(List<CardPackage> sealed, List<PartnerKey> usable) {
        Set<String> fingerprints = usable.stream().map(PartnerKey::fingerprint).collect(Collectors.toSet());
        return sealed.stream()
                .filter(one -> one.transmittedAt() == null || !usable.isEmpty())
                .filter(one -> !fingerprints.contains(Objects.requireNonNull(one.certificate())))
                .toList();
    }

    private Uni<Void> seal(
            SqlConnection connection, List<CardPackage> open, String fingerprint, Instant now, Caller caller) {
        List<AuditEvent> events =
                open.stream().map(one -> event(one, fingerprint, now, caller)).toList();
        return Multi.createFrom()
                .iterable(open)
                .onItem()
                .transformToUniAndConcatenate(one -> rows.sealAgain(connection, one.id(), fingerprint))
                .collect()
                .last()
                .chain(() -> audit.record(connection, events));
    }

    private static AuditEvent event(CardPackage one, String fingerprint, Instant now, Caller caller) {
        Map<String, Object> details = Map.of("before", Objects.requireNonNull(one.certificate()), "after", fingerprint);
        String subject = one.campaign() + "/" + one.sequence();
        return AuditEvent.of(now, caller, "CARD_PACKAGE_SEALED_ANEW", "CARD_PACKAGE", subject, details);
    }
}
