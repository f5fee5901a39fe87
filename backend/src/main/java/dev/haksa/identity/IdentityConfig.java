package dev.haksa.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Configuration of accounts, tokens and keys. */
@ConfigMapping(prefix = "haksa.identity")
public interface IdentityConfig {
    /** The {@code iss} and {@code aud} claims of our access tokens. */
    @WithDefault("https://haksa.local")
    String issuer();

    /** Where clients reach us, for the discovery documents; by default the address that the request was sent to. */
    Optional<String> publicUrl();

    /** How long an access token is valid. */
    @WithDefault("PT10M")
    Duration accessTokenLifetime();

    /** How long a refresh token is valid when it is not used. */
    @WithDefault("P14D")
    Duration refreshTokenLifetime();

    /** How long an activation code is valid. */
    @WithDefault("P14D")
    Duration activationCodeLifetime();

    /** How long a new signing key is published before it signs. */
    @WithDefault("PT1H")
    Duration keyPublicationLead();

    /** Cost of password hashes. */
    Password password();

    /** A foreign issuer whose tokens are accepted beside ours. */
    Oidc oidc();

    /** Cost of password hashes (Argon2id). */
    interface Password {
        /** Memory of one computation. */
        @WithDefault("19456")
        int memoryKib();

        /** Passes over the memory. */
        @WithDefault("2")
        int iterations();

        /** Lanes. */
        @WithDefault("1")
        int parallelism();
    }

    /** A foreign OIDC issuer; nothing of it is used unless issuer, JWKS address and audience are given. */
    interface Oidc {
        /** The {@code iss} claim of its tokens. */
        Optional<String> issuer();

        /** Where its keys are published. */
        Optional<String> jwksUrl();

        /** The {@code aud} claim that its tokens for us carry. */
        Optional<String> audience();

        /** The claim that holds our login name. */
        @WithDefault("preferred_username")
        String loginNameClaim();

        /** How often its keys are fetched anew. */
        @WithDefault("PT15M")
        Duration refreshEvery();
    }
}
