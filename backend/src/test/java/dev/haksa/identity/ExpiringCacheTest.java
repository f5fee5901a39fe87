package dev.haksa.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExpiringCacheTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    private final ExpiringCache<String> cache = new ExpiringCache<>(2);

    @Test
    void forgets_at_the_moment_of_expiry() {
        cache.put("a", "A", NOW.plusSeconds(10), NOW);
        assertThat(cache.get("a", NOW.plusSeconds(9))).isEqualTo("A");
        assertThat(cache.get("a", NOW.plusSeconds(10))).isNull();
        assertThat(cache.size()).isZero();
    }

    @Test
    void makes_room_by_forgetting_what_has_expired() {
        cache.put("a", "A", NOW.plusSeconds(1), NOW);
        cache.put("b", "B", NOW.plusSeconds(10), NOW);
        cache.put("c", "C", NOW.plusSeconds(10), NOW.plusSeconds(1));
        assertThat(cache.get("b", NOW)).isEqualTo("B");
        assertThat(cache.get("c", NOW)).isEqualTo("C");
        assertThat(cache.size()).isEqualTo(2);
    }

    @Test
    void never_grows_beyond_its_capacity() {
        for (int i = 0; i < 100; i++) {
            cache.put("key" + i, "value", NOW.plusSeconds(10), NOW);
            assertThat(cache.size()).isLessThanOrEqualTo(2);
        }
        assertThat(cache.get("key99", NOW)).isEqualTo("value");
    }
}
