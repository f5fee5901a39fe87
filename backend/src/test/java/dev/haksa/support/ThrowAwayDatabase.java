package dev.haksa.support;

import dev.haksa.shared.database.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** A PostgreSQL for one test run, gone afterwards. */
public final class ThrowAwayDatabase implements QuarkusTestResourceLifecycleManager {
    private EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        database = EmbeddedDatabase.startTemporary();
        Map<String, String> configuration = new HashMap<>(database.configuration());
        configuration.put(
                "haksa.security.master-key",
                Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]));
        return configuration;
    }

    @Override
    public void stop() {
        if (database != null) {
            database.close();
        }
    }
}
