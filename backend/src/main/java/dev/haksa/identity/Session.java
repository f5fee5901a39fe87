package dev.haksa.identity;

import dev.haksa.identity.domain.AccountFacts;
import java.time.Duration;

/**
 * What a client holds after a login or a refresh.
 *
 * @param accessToken proves who one is until it expires
 * @param refreshToken is exchanged once for the next session
 */
public record Session(
        String accessToken,
        Duration accessTokenLifetime,
        String refreshToken,
        Duration refreshTokenLifetime,
        AccountFacts account) {}
