package dev.haksa.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefreshDecisionTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(1);
    private static final Instant EARLIER = NOW.minusSeconds(1);

    @Test
    void a_fresh_token_is_rotated() {
        assertThat(RefreshDecision.of(NOW, LATER, null, null)).isEqualTo(RefreshDecision.ROTATE);
    }

    @Test
    void an_expired_token_is_rejected_from_its_last_instant_on() {
        assertThat(RefreshDecision.of(NOW, NOW, null, null)).isEqualTo(RefreshDecision.REJECT);
        assertThat(RefreshDecision.of(NOW, EARLIER, null, null)).isEqualTo(RefreshDecision.REJECT);
    }

    @Test
    void a_used_token_ends_the_family_even_when_it_is_expired() {
        assertThat(RefreshDecision.of(NOW, LATER, EARLIER, null)).isEqualTo(RefreshDecision.REVOKE_FAMILY);
        assertThat(RefreshDecision.of(NOW, EARLIER, EARLIER, null)).isEqualTo(RefreshDecision.REVOKE_FAMILY);
    }

    @Test
    void a_token_of_an_ended_family_is_rejected() {
        assertThat(RefreshDecision.of(NOW, LATER, null, EARLIER)).isEqualTo(RefreshDecision.REJECT);
        assertThat(RefreshDecision.of(NOW, LATER, EARLIER, EARLIER)).isEqualTo(RefreshDecision.REJECT);
    }
}
