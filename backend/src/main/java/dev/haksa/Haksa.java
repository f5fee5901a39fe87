package dev.haksa;

import dev.haksa.shared.database.EmbeddedDatabase;
import dev.haksa.shared.database.EmbeddedDatabaseException;
import dev.haksa.shared.database.SecretFile;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Starts the product. Without {@code haksa.database.url} it first starts a PostgreSQL of its own and loads demo data;
 * with it, it uses that database and loads nothing.
 */
@QuarkusMain
public final class Haksa {
    private static final int STOP_LIMIT_SECONDS = 30;
    private static final int DEMO_PASSWORD_LENGTH = 16;
    private static final int EXIT_UNUSABLE = 2;

    private Haksa() {}

    /** Entry point; see {@link CommandLine} for the options. */
    public static void main(String[] args) {
        try {
            CommandLine commandLine = CommandLine.parse(args);
            if (Boolean.getBoolean("haksa.stop-with-parent")) {
                stopWithParent();
            }
            commandLine.properties().forEach(System::setProperty);
            // Connections are spread evenly over the loops, work is not: admission keeps one of them busy.
            setMissing(Map.of(
                    "quarkus.vertx.event-loops-pool-size",
                    String.valueOf(2 * Runtime.getRuntime().availableProcessors())));
            boolean configured = ConfigProvider.getConfig()
                    .getOptionalValue("haksa.database.url", String.class)
                    .isPresent();
            if (configured) {
                requireKeys();
                Quarkus.run(args);
            } else {
                runEmbedded(commandLine.dataFolder(), args);
            }
        } catch (CommandLine.UsageException | EmbeddedDatabaseException | IOException e) {
            System.err.println(e.getMessage());
            System.exit(EXIT_UNUSABLE);
        }
    }

    /** Maven, when it is told to stop, leaves the process behind that it runs. */
    private static void stopWithParent() {
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
        Thread.ofVirtual().name("stop-with-parent").start(() -> {
            parent.onExit().join();
            System.exit(0);
        });
    }

    /** Said before anything starts, since a stack trace would bury it. */
    private static void requireKeys() {
        String how = " make one with 'openssl rand -base64 32', keep it safe, and give it to every instance as ";
        requirePresent(
                "haksa.security.master-key",
                "a master key, which seals the signing keys in it:" + how + "HAKSA_SECURITY_MASTER_KEY.");
        requirePresent(
                "haksa.privacy.keys",
                "a key that seals resident numbers:" + how + "HAKSA_PRIVACY_KEYS, with a name before it: k1:….");
        requirePresent(
                "haksa.privacy.hash-key",
                "a key by which equal resident numbers are found:" + how + "HAKSA_PRIVACY_HASH_KEY.");
    }

    private static void requirePresent(String name, String what) {
        if (ConfigProvider.getConfig().getOptionalValue(name, String.class).isEmpty()) {
            throw new CommandLine.UsageException(
                    "With a database of your own (haksa.database.url) Haksa also needs " + what);
        }
    }

    private static void runEmbedded(Path folder, String[] args) throws IOException {
        EmbeddedDatabase database = EmbeddedDatabase.startIn(folder);
        String masterKey = new SecretFile(folder.resolve("master.key")).readOrCreate();
        CountDownLatch applicationStopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(database, applicationStopped), "stop-database"));
        setMissing(database.configuration());
        String demoPassword = new SecretFile(folder.resolve("demo.password")).readOrCreate();
        setMissing(Map.of(
                "haksa.security.master-key",
                masterKey,
                "haksa.privacy.keys",
                "k1:" + new SecretFile(folder.resolve("privacy.key")).readOrCreate(),
                "haksa.privacy.hash-key",
                new SecretFile(folder.resolve("privacy-hash.key")).readOrCreate(),
                "haksa.files.directory",
                folder.resolve("files").toString(),
                "haksa.demo.enabled",
                "true",
                "haksa.demo.password",
                demoPassword.substring(0, DEMO_PASSWORD_LENGTH)));
        Quarkus.run(null, (code, failure) -> end(code, applicationStopped), args);
    }

    private static void end(int code, CountDownLatch applicationStopped) {
        applicationStopped.countDown();
        if (code != 0) {
            System.exit(code);
        }
    }

    private static void setMissing(Map<String, String> properties) {
        properties.forEach((name, value) -> {
            if (ConfigProvider.getConfig().getOptionalValue(name, String.class).isEmpty()) {
                System.setProperty(name, value);
            }
        });
    }

    /** The database goes last: the application finishes its transactions first. */
    private static void stop(EmbeddedDatabase database, CountDownLatch applicationStopped) {
        try {
            applicationStopped.await(STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.close();
    }
}
