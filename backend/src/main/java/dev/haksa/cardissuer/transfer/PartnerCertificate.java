package dev.haksa.cardissuer.transfer;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Time;

/**
 * A partner's certificate, to whose key packages are encrypted.
 *
 * @param fingerprint SHA-256 of the certificate, in lower-case hexadecimal digits
 * @param subject whom it names
 * @param notBefore from when it counts
 * @param notAfter until when it counts
 */
public record PartnerCertificate(
        X509Certificate x509, String fingerprint, String subject, Instant notBefore, Instant notAfter) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);

    /** Fewest bits of a key that is accepted. */
    public static final int LEAST_BITS = 2048;

    /** Reads a certificate of an RSA key of at least {@link #LEAST_BITS} bits in PEM; empty when it is none. */
    public static Optional<PartnerCertificate> parse(String pem) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            byte[] bytes = pem.strip().getBytes(StandardCharsets.US_ASCII);
            return factory.generateCertificate(new ByteArrayInputStream(bytes)) instanceof X509Certificate x509
                            && x509.getPublicKey() instanceof RSAPublicKey key
                            && key.getModulus().bitLength() >= LEAST_BITS
                    ? Optional.of(of(x509))
                    : Optional.empty();
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** Whether it counts at an instant. */
    public boolean valid(Instant at) {
        return !at.isBefore(notBefore) && !at.isAfter(notAfter);
    }

    private static PartnerCertificate of(X509Certificate x509) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(x509.getEncoded());
        var encoded = org.bouncycastle.asn1.x509.Certificate.getInstance(x509.getEncoded());
        return new PartnerCertificate(
                x509,
                HexFormat.of().formatHex(digest),
                x509.getSubjectX500Principal().getName(),
                instant(encoded.getStartDate()),
                instant(encoded.getEndDate()));
    }

    /** Both ASN.1 forms of time, the one with two digits of the year too, are written out by {@code getTime}. */
    private static Instant instant(Time time) {
        return Instant.from(TIME.parse(time.getTime().substring(0, "yyyyMMddHHmmss".length())));
    }
}
