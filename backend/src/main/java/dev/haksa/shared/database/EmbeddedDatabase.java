package dev.haksa.shared.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL that the product starts by itself when no database is configured. It listens on loopback only,
 * keeps its data in a folder of the user's choice and is durable: an acknowledged change survives a crash.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String DATABASE = "haksa";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration ORPHAN_LIMIT = Duration.ofSeconds(30);

    private final EmbeddedPostgres postgres;
    private final String password;
    private final @Nullable FolderLock lock;

    private EmbeddedDatabase(EmbeddedPostgres postgres, String password, @Nullable FolderLock lock) {
        this.postgres = postgres;
        this.password = password;
        this.lock = lock;
    }

    /**
     * Starts the server on the data in a folder, which is created when missing.
     *
     * @throws EmbeddedDatabaseException when another process uses the folder, or the server does not come up
     */
    public static EmbeddedDatabase startIn(Path folder) {
        FolderLock lock = FolderLock.take(folder);
        try {
            Path data = folder.resolve("postgresql");
            stopOrphan(data.resolve("postmaster.pid"));
            SecretFile password = new SecretFile(folder.resolve("database.password"));
            boolean first = !Files.exists(data.resolve("PG_VERSION"));
            String secret = password.readOrCreate();
            EmbeddedPostgres postgres = builder(first ? "" : secret)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .start();
            if (first) {
                createDatabase(postgres, data, secret);
            }
            return new EmbeddedDatabase(postgres, secret, lock);
        } catch (IOException e) {
            lock.close();
            throw new EmbeddedDatabaseException(
                    "PostgreSQL did not start in " + folder.toAbsolutePath() + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Starts a server on a new temporary folder that is deleted on close; its data does not survive a crash. */
    public static EmbeddedDatabase startTemporary() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setPort(freePort())
                    .setPGStartupWait(START_LIMIT)
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("jit", "off")
                    .start();
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + DATABASE);
            }
            return new EmbeddedDatabase(postgres, "", null);
        } catch (IOException | SQLException e) {
            throw new EmbeddedDatabaseException("PostgreSQL did not start: " + e.getMessage(), e);
        }
    }

    /** Configuration properties that point the application at this server. */
    public Map<String, String> configuration() {
        return Map.of(
                "haksa.database.url",
                "postgresql://localhost:" + postgres.getPort() + "/" + DATABASE,
                "haksa.database.username",
                "postgres",
                "haksa.database.password",
                password.isEmpty() ? "none" : password);
    }

    /** Stops the server cleanly: running statements are cut off, everything committed is on disk. */
    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (lock != null) {
                lock.close();
            }
        }
    }

    private static EmbeddedPostgres.Builder builder(String password) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPort(freePort())
                .setPGStartupWait(START_LIMIT)
                .setRegisterShutdownHook(false)
                // The library is made for tests and starts the server unsafe; these two make it durable again.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("wal_compression", "lz4")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("jit", "off");
        return password.isEmpty() ? builder : builder.setConnectConfig("password", password);
    }

    private static void createDatabase(EmbeddedPostgres postgres, Path data, String password) throws IOException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + DATABASE);
            statement.execute("alter user postgres password '" + password + "'");
            // Until here the server trusted everybody on this machine; from here on it asks for the password.
            Files.write(
                    data.resolve("pg_hba.conf"),
                    List.of(
                            "host all all 127.0.0.1/32 scram-sha-256",
                            "host all all ::1/128 scram-sha-256",
                            "local all all scram-sha-256"));
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            postgres.close();
            throw new EmbeddedDatabaseException("The first start could not create its database: " + e.getMessage(), e);
        }
    }

    /** A killed backend leaves its server running; our folder lock proves that nobody else needs it. */
    private static void stopOrphan(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        ProcessHandle process = ProcessHandle.of(pid)
                .filter(handle -> handle.info().command().orElse("").endsWith("postgres"))
                .orElse(null);
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            process.onExit().get(ORPHAN_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new EmbeddedDatabaseException(
                    "A PostgreSQL left over from an earlier run (process " + pid + ") does not stop; end it and retry.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedDatabaseException("Interrupted while stopping process " + pid, e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new EmbeddedDatabaseException("Waiting for process " + pid + " failed", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Keeps a second process away from the folder for as long as this one runs. */
    private record FolderLock(FileChannel channel, FileLock lock) implements AutoCloseable {
        static FolderLock take(Path folder) {
            try {
                Files.createDirectories(folder);
                FileChannel channel = FileChannel.open(
                        folder.resolve("haksa.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = tryLock(channel);
                if (lock == null) {
                    channel.close();
                    throw new EmbeddedDatabaseException(
                            "The data folder " + folder.toAbsolutePath()
                                    + " is in use by another running Haksa. Stop that one, or choose another folder with --data <folder>.",
                            null);
                }
                return new FolderLock(channel, lock);
            } catch (IOException e) {
                throw new EmbeddedDatabaseException(
                        "The data folder " + folder.toAbsolutePath() + " cannot be used: " + e.getMessage(), e);
            }
        }

        private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
            try {
                return channel.tryLock();
            } catch (OverlappingFileLockException e) {
                return null;
            }
        }

        @Override
        public void close() {
            try {
                lock.release();
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
