package dev.haksa.identity;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Remembers values by text until their time is over. When it is full, it forgets what has expired, else everything. */
final class ExpiringCache<V> {
    private record Entry<V>(V value, Instant expiresAt) {}

    private final Map<String, Entry<V>> entries = new ConcurrentHashMap<>();
    private final int capacity;

    ExpiringCache(int capacity) {
        this.capacity = capacity;
    }

    @Nullable
    V get(String key, Instant now) {
        Entry<V> entry = entries.get(key);
        if (entry == null) {
            return null;
        }
        if (!entry.expiresAt().isAfter(now)) {
            entries.remove(key, entry);
            return null;
        }
        return entry.value();
    }

    void put(String key, V value, Instant expiresAt, Instant now) {
        if (entries.size() >= capacity) {
            entries.values().removeIf(entry -> !entry.expiresAt().isAfter(now));
        }
        if (entries.size() >= capacity) {
            entries.clear();
        }
        entries.put(key, new Entry<>(value, expiresAt));
    }

    void remove(String key) {
        entries.remove(key);
    }

    int size() {
        return entries.size();
    }
}
