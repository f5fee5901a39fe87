package dev.haksa.cardissuer;

import dev.haksa.cardissuer.store.CertificateRows;
import dev.haksa.cardissuer.transfer.PartnerCertificate;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The card company's certificates: to the key of the latest that is valid, packages are encrypted. */
@ApplicationScoped
public class PartnerCertificates {
    private final CertificateRows rows;
    private final AuditTrail audit;
    private final Clock clock;

    PartnerCertificates(CertificateRows rows, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /** All certificates, the latest first. */
    public Uni<List<PartnerKey>> all() {
        return rows.all();
    }

    /** Adds a certificate; 400 when the text is none that can be used, or it has expired. The same again is that one. */
    public Uni<PartnerKey> add(String pem, Caller caller) {
        Instant now = now();
        PartnerCertificate certificate = PartnerCertificate.parse(pem)
                .orElseThrow(() -> ProblemException.invalid(
                        "CARD_CERTIFICATE_UNREADABLE", "/pem", Map.of("leastBits", PartnerCertificate.LEAST_BITS)));
        if (now.isAfter(certificate.notAfter())) {
            throw ProblemException.invalid(
                    "CARD_CERTIFICATE_EXPIRED", "/pem", Map.of("notAfter", certificate.notAfter()));
        }
        return rows.inTransaction(connection -> rows.insert(connection, certificate, pem, now, caller)
                .call(fresh -> fresh
                        ? note(connection, "CARD_CERTIFICATE_ADDED", certificate.fingerprint(), now, caller)
                        : Uni.createFrom().voidItem())
                .chain(() -> rows.lock(connection, certificate.fingerprint())));
    }

    /**
     * Takes a certificate out of use; 404, 428, 412. Packages that were encrypted to it and that the company
     * does not have are sealed anew when they are asked for again.
     */
    public Uni<PartnerKey> withdraw(String fingerprint, @Nullable String ifMatch, Caller caller) {
        Instant now = now();
        return rows.inTransaction(connection -> rows.lock(connection, fingerprint)
                .invoke(key -> EntityTags.requireMatch(ifMatch, key.version()))
                .call(key -> key.withdrawnAt() == null
                        ? rows.withdraw(connection, fingerprint, now)
                                .chain(() -> note(connection, "CARD_CERTIFICATE_WITHDRAWN", fingerprint, now, caller))
                        : Uni.createFrom().voidItem())
                .chain(() -> rows.lock(connection, fingerprint)));
    }

    /**
     * The certificate for a package that is made at an instant.
     *
     * @param encrypted whether to encrypt; null to encrypt as soon as the company has given a certificate
     * @return its fingerprint, null for none; fails with 409 when there is to be one and none is valid
     */
    Uni<@Nullable String> choose(SqlClient client, @Nullable Boolean encrypted, Instant at) {
        return rows.all(client).map(keys -> choose(keys, encrypted, at));
    }

    /** Those to which packages can be encrypted at an instant. */
    Uni<List<PartnerKey>> usable(SqlClient client, Instant at) {
        return rows.all(client)
                .map(keys -> keys.stream().filter(key -> key.usable(at)).toList());
    }

    private static @Nullable String choose(List<PartnerKey> keys, @Nullable Boolean encrypted, Instant at) {
        List<PartnerKey> inUse =
                keys.stream().filter(key -> key.withdrawnAt() == null).toList();
        boolean wanted = encrypted == null ? !inUse.isEmpty() : encrypted;
        if (!wanted) {
            return null;
        }
        return inUse.stream()
                .filter(key -> key.usable(at))
                .map(PartnerKey::fingerprint)
                .findFirst()
                .orElseThrow(() -> ProblemException.conflict("CARD_CERTIFICATE_NONE_VALID", Map.of("at", at)));
    }

    private Uni<Void> note(SqlConnection connection, String action, String fingerprint, Instant at, Caller caller) {
        return audit.record(
                connection, List.of(AuditEvent.of(at, caller, action, "CARD_CERTIFICATE", fingerprint, Map.of())));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
