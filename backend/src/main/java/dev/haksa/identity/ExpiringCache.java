package dev.haksa.identity;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers values by text until their time is over. Values live in two generations: when the younger one is full, it
 * becomes the older one and what the older one held is forgotten, except for what was asked for meanwhile. So a crowd
 * larger than the cache costs some of it, never all of it at once.
 */
final class ExpiringCache<V> {
    private record Entry<V>(V value, Instant expiresAt) {}

    private final int half;
    private final Object turn = new Object();
    private volatile Map<String, Entry<V>> younger = new ConcurrentHashMap<>();
    private volatile Map<String, Entry<V>> older = new ConcurrentHashMap<>();

    /** @param capacity most values that are kept, both generations together; at least two */
    ExpiringCache(int capacity) {
        this.half = capacity / 2;
    }

    @Nullable
    V get(String key, Instant now) {
        Entry<V> entry = younger.get(key);
        if (entry == null) {
            entry = older.remove(key);
            if (entry != null && entry.expiresAt().isAfter(now)) {
                keep(key, entry);
            }
        }
        if (entry == null) {
            return null;
        }
        if (!entry.expiresAt().isAfter(now)) {
            younger.remove(key, entry);
            return null;
        }
        return entry.value();
    }

    void put(String key, V value, Instant expiresAt) {
        older.remove(key);
        keep(key, new Entry<>(value, expiresAt));
    }

    void remove(String key) {
        younger.remove(key);
        older.remove(key);
    }

    int size() {
        return younger.size() + older.size();
    }

    private void keep(String key, Entry<V> entry) {
        synchronized (turn) {
            if (younger.size() >= half && !younger.containsKey(key)) {
                older = younger;
                younger = new ConcurrentHashMap<>();
            }
            younger.put(key, entry);
        }
    }
}
