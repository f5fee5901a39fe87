package dev.haksa.cardissuer;

import java.io.StringWriter;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates that sign themselves. */
public final class Certificates {
    private Certificates() {}

    /** A certificate with its key. */
    public record Own(KeyPair keys, X509CertificateHolder certificate) {
        public String pem() {
            return Certificates.pem(certificate);
        }

        public String keyPem() {
            return Certificates.pem(keys.getPrivate());
        }
    }

    /** An RSA certificate from a day before an instant until as long after it. */
    public static Own rsa(int bits, Instant at, Duration life) {
        return of("RSA", bits, "SHA256withRSA", at, life);
    }

    public static Own ec(Instant at) {
        return of("EC", 256, "SHA256withECDSA", at, Duration.ofDays(30));
    }

    private static Own of(String algorithm, int bits, String signature, Instant at, Duration life) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            KeyPair keys = generator.generateKeyPair();
            X500Name name = new X500Name("CN=Card Company " + UUID.randomUUID());
            X509CertificateHolder certificate = new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.valueOf(System.nanoTime()),
                            Date.from(at.minus(Duration.ofDays(1))),
                            Date.from(at.plus(life)),
                            name,
                            keys.getPublic())
                    .build(new JcaContentSignerBuilder(signature).build(keys.getPrivate()));
            return new Own(keys, certificate);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(Object object) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }
}
