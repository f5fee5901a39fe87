package dev.haksa.support;

import dev.haksa.shared.database.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        configuration.put("haksa.files.directory", folder().toString());
        return configuration;
    }

    /** Below the build's own folder, which "clean" empties. */
    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-files")), "run")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (database != null) {
            database.close();
        }
    }
}
