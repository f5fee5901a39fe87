package dev.haksa.cardissuer;

import dev.haksa.cardissuer.store.CertificateRows;
import dev.haksa.cardissuer.transfer.PartnerCertificate;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
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
     * The certificate for a package that is made at an instant; it is not withdrawn before the transaction ends.
     *
     * @param encrypted whether to encrypt; null for what is usual
     * @return its fingerprint, null for none; fails with 409 when there is to be one and none is valid
     */
    Uni<@Nullable String> choose(SqlConnection connection, @Nullable Boolean encrypted, Instant at) {
        return rows.held(connection).map(keys -> choose(keys, encrypted, at));
    }

    /** Those to which packages can be encrypted at an instant; none of them is withdrawn before the transaction ends. */
    Uni<List<PartnerKey>> usable(SqlConnection connection, Instant at) {
        return rows.held(connection)
                .map(keys -> keys.stream().filter(key -> key.usable(at)).toList());
    }

    /**
     * The certificate for a package. Since the company has given one for the first time, packages are encrypted unless somebody
     * says otherwise: that a certificate was withdrawn or has expired never makes a package a plain one.
     *
     * @param keys all that there ever were, the latest first
     */
    static @Nullable String choose(List<PartnerKey> keys, @Nullable Boolean encrypted, Instant at) {
        boolean wanted = encrypted == null ? !keys.isEmpty() : encrypted;
        if (!wanted) {
            return null;
        }
        return keys.stream()
                .filter(key -> key.usable(at))
                .map(PartnerKey::fingerprint)
                .findFirst()
                .orElseThrow(() -> ProblemException.conflict("CARD_CERTIFICATE_NONE_VALID", Map.of("at", at)));
    }

    /**
     * Nothing leaves in an envelope that somebody else may open: 409 when the certificate of a package was withdrawn, or has
     * expired before the company had the package.
     */
    Uni<Void> requireSealed(CardPackage found) {
        Instant now = now();
        return found.isEncrypted()
                ? rows.all().invoke(keys -> requireSealed(found, keys, now)).replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private static void requireSealed(CardPackage found, List<PartnerKey> keys, Instant now) {
        boolean sealed = keys.stream()
                .filter(key -> key.fingerprint().equals(found.certificate()))
                .anyMatch(key -> found.transmittedAt() == null ? key.usable(now) : key.withdrawnAt() == null);
        if (!sealed) {
            throw ProblemException.conflict("CARD_PACKAGE_SEAL_NOT_VALID", Map.of("sequence", found.sequence()));
        }
    }

    private Uni<Void> note(SqlConnection connection, String action, String fingerprint, Instant at, Caller caller) {
        return audit.record(
                connection, List.of(AuditEvent.of(at, caller, action, "CARD_CERTIFICATE", fingerprint, Map.of())));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
