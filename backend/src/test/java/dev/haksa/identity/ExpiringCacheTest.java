package dev.haksa.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExpiringCacheTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(10);

    private final ExpiringCache<String> cache = new ExpiringCache<>(4);

    @Test
    void forgets_at_the_moment_of_expiry() {
        cache.put("a", "A", LATER);
        assertThat(cache.get("a", NOW.plusSeconds(9))).isEqualTo("A");
        assertThat(cache.get("a", LATER)).isNull();
        assertThat(cache.size()).isZero();
    }

    @Test
    void forgets_what_expired_in_the_older_generation() {
        cache.put("a", "A", LATER);
        cache.put("b", "B", LATER);
        cache.put("c", "C", LATER);
        assertThat(cache.get("a", LATER)).isNull();
        assertThat(cache.get("a", NOW)).isNull();
    }

    @Test
    void keeps_what_is_asked_for_and_forgets_the_rest() {
        cache.put("asked", "A", LATER);
        for (int i = 0; i < 100; i++) {
            cache.put("once" + i, "O", LATER);
            assertThat(cache.get("asked", NOW)).isEqualTo("A");
        }
        assertThat(cache.get("once0", NOW)).isNull();
    }

    @Test
    void the_latest_value_counts() {
        cache.put("a", "old", LATER);
        cache.put("b", "B", LATER);
        cache.put("c", "C", LATER);
        cache.put("a", "new", LATER);
        assertThat(cache.get("a", NOW)).isEqualTo("new");
        cache.remove("a");
        assertThat(cache.get("a", NOW)).isNull();
    }

    @Test
    void never_grows_beyond_its_capacity() {
        for (int i = 0; i < 100; i++) {
            cache.put("key" + i, "value", LATER);
            assertThat(cache.size()).isLessThanOrEqualTo(4);
        }
        assertThat(cache.get("key99", NOW)).isEqualTo("value");
    }
}
