package dev.haksa.shared.overload;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** An instance with little room and little patience. */
public final class Narrow implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("haksa.overload.reads", "4"),
                Map.entry("haksa.overload.writes", "40"),
                Map.entry("haksa.overload.dry-runs", "3"),
                Map.entry("haksa.overload.uploads", "4"),
                Map.entry("haksa.overload.uploads-per-account", "2"),
                Map.entry("haksa.overload.downloads", "3"),
                Map.entry("haksa.overload.downloads-per-account", "2"),
                Map.entry("haksa.http.upload-pace", "PT2S"),
                Map.entry("haksa.http.deadline", "PT8S"),
                Map.entry("haksa.database.limits.acquisition", "PT2S"),
                Map.entry("haksa.database.limits.connect", "PT2S"),
                Map.entry("haksa.database.limits.silence", "PT12S"),
                Map.entry("haksa.database.limits.admission-silence", "PT10S"),
                Map.entry("haksa.rate-limit.people.per-second", "1"),
                Map.entry("haksa.rate-limit.people.burst", "6"),
                Map.entry("haksa.rate-limit.integrations.burst", "40"),
                Map.entry("haksa.rate-limit.addresses.per-second", "1"),
                Map.entry("haksa.rate-limit.addresses.burst", "5"));
    }
}
