package dev.haksa.support;

import dev.haksa.shared.database.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
        configuration.put("haksa.privacy.keys", "old:" + key(1) + ",new:" + key(2));
        configuration.put("haksa.privacy.active-key", "new");
        configuration.put("haksa.privacy.hash-key", key(3));
        configuration.put("haksa.files.directory", folder().toString());
        return configuration;
    }

    private static String key(int filling) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) filling);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
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
