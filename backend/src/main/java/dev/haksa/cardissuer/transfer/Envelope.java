package dev.haksa.cardissuer.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.security.Provider;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.bouncycastle.operator.jcajce.JcaAlgorithmParametersConverter;

/**
 * Encrypts to a partner: CMS AuthEnvelopedData (RFC 5083), AES-256-GCM (RFC 5084), the key under RSAES-OAEP with
 * SHA-256. It is written as it comes, whatever its length.
 */
public final class Envelope {
    private static final Provider PROVIDER = new BouncyCastleProvider();
    private static final int PIECE = 64 * 1024;

    private Envelope() {}

    /**
     * A stream that encrypts what is written to it; closing it ends the envelope and leaves the target open.
     *
     * @throws IOException when the target cannot be written, or the certificate's key cannot encrypt
     */
    public static OutputStream seal(OutputStream target, PartnerCertificate certificate) throws IOException {
        try {
            CMSAuthEnvelopedDataStreamGenerator generator = new CMSAuthEnvelopedDataStreamGenerator();
            generator.setBufferSize(PIECE);
            generator.addRecipientInfoGenerator(new JceKeyTransRecipientInfoGenerator(
                            certificate.x509(),
                            new JcaAlgorithmParametersConverter()
                                    .getAlgorithmIdentifier(
                                            org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers.id_RSAES_OAEP,
                                            new OAEPParameterSpec(
                                                    "SHA-256",
                                                    "MGF1",
                                                    MGF1ParameterSpec.SHA256,
                                                    PSource.PSpecified.DEFAULT)))
                    .setProvider(PROVIDER));
            OutputAEADEncryptor encryptor =
                    (OutputAEADEncryptor) new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM)
                            .setProvider(PROVIDER)
                            .build();
            return generator.open(target, encryptor);
        } catch (CMSException | java.security.GeneralSecurityException e) {
            throw new IOException("cannot encrypt to " + certificate.fingerprint(), e);
        }
    }
}
