package dev.haksa.identity;

import dev.haksa.identity.keys.SigningKey;
import dev.haksa.identity.keys.SigningKeys;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/**
 * Verifies access tokens with the keys in force, so that a rotation needs neither restart nor network: ours, and those
 * of a foreign issuer when one is configured. A verified token is remembered until it expires, as clients send the same
 * one many times; it counts only as long as its key does.
 */
@ApplicationScoped
@Alternative
@Priority(1)
public class TokenVerifier extends JWTCallerPrincipalFactory {
    private static final int REMEMBERED_TOKENS = 60_000;
    /** Reads who issued a token; proves nothing. */
    private static final JwtConsumer READER = new JwtConsumerBuilder()
            .setSkipAllValidators()
            .setSkipSignatureVerification()
            .setDisableRequireSignature()
            .build();

    private final SigningKeys keys;
    private final AccessTokens tokens;
    private final ForeignIssuer foreign;
    private final Clock clock;
    private final ExpiringCache<Verified> verified = new ExpiringCache<>(REMEMBERED_TOKENS);

    TokenVerifier(SigningKeys keys, AccessTokens tokens, ForeignIssuer foreign, Clock clock) {
        this.keys = keys;
        this.tokens = tokens;
        this.foreign = foreign;
        this.clock = clock;
    }

    private record Verified(JWTCallerPrincipal principal, String kid, Key key, boolean ours) {}

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
        Instant now = clock.instant();
        String fingerprint = fingerprint(token);
        Verified known = verified.get(fingerprint, now);
        if (known != null && known.key().equals(key(known.kid(), known.ours()))) {
            return known.principal();
        }
        verified.remove(fingerprint);
        return verify(token, fingerprint, now);
    }

    private JWTCallerPrincipal verify(String token, String fingerprint, Instant now) throws ParseException {
        try {
            JwtContext read = READER.process(token);
            boolean ours = !foreign.issued(read.getJwtClaims().getIssuer());
            (ours ? ours(now) : foreign(now)).processContext(read);
            JwtClaims claims = read.getJwtClaims();
            if (!ours) {
                claims.unsetClaim("groups");
            }
            JWTCallerPrincipal principal = new VerifiedToken(claims);
            JsonWebStructure signature = read.getJoseObjects().getFirst();
            Instant expiresAt = Instant.ofEpochSecond(claims.getExpirationTime().getValue());
            String kid = signature.getKeyIdHeaderValue();
            verified.put(fingerprint, new Verified(principal, kid, signature.getKey(), ours), expiresAt);
            return principal;
        } catch (InvalidJwtException | MalformedClaimException e) {
            throw new ParseException("not a valid access token", e);
        }
    }

    /** Stands for a token in memory, in 32 bytes instead of a thousand. */
    private static String fingerprint(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return new String(digest, StandardCharsets.ISO_8859_1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private JwtConsumer ours(Instant now) {
        return consumer(now, tokens.issuer(), tokens.issuer(), AlgorithmIdentifiers.RSA_USING_SHA256)
                .setExpectedType(true, "at+jwt")
                .setVerificationKeyResolver(resolver(true))
                .build();
    }

    private JwtConsumer foreign(Instant now) {
        return consumer(
                        now,
                        foreign.issuer(),
                        foreign.audience(),
                        AlgorithmIdentifiers.RSA_USING_SHA256,
                        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                .setVerificationKeyResolver(resolver(false))
                .build();
    }

    private static JwtConsumerBuilder consumer(Instant now, String issuer, String audience, String... algorithms) {
        return new JwtConsumerBuilder()
                .setRequireExpirationTime()
                .setRequireSubject()
                .setExpectedIssuer(issuer)
                .setExpectedAudience(audience)
                .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, algorithms));
    }

    private VerificationKeyResolver resolver(boolean ours) {
        return (signature, nesting) -> {
            Key key = key(signature.getKeyIdHeaderValue(), ours);
            if (key == null) {
                throw new UnresolvableKeyException("unknown key");
            }
            return key;
        };
    }

    private @Nullable Key key(@Nullable String kid, boolean ours) {
        if (kid == null) {
            return null;
        }
        if (!ours) {
            return foreign.find(kid);
        }
        SigningKey key = keys.find(kid);
        return key == null ? null : key.publicKey();
    }
}
