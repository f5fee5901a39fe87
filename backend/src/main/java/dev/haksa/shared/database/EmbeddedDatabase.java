package dev.haksa.shared.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL that the product starts by itself when no database is configured. It listens on loopback only,
 * keeps its data in a folder of the user's choice and is durable: an acknowledged change survives a crash.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String DATABASE = "haksa";
    private static final String DATA = "postgresql";
    private static final String BINARIES = "postgresql-programs";
    private static final String LOG = "postgresql.log";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final EmbeddedPostgres postgres;
    private final String password;
    private final @Nullable Path data;
    private final @Nullable FolderLock lock;

    private EmbeddedDatabase(
            EmbeddedPostgres postgres, String password, @Nullable Path data, @Nullable FolderLock lock) {
        this.postgres = postgres;
        this.password = password;
        this.data = data;
        this.lock = lock;
    }

    /**
     * Starts the server on the data in a folder, which is created when missing. The first start prepares the database
     * aside and puts it in place by a rename, so that a first start cut short leaves nothing half made.
     *
     * @throws EmbeddedDatabaseException when another process uses the folder, or the server does not come up
     */
    public static EmbeddedDatabase startIn(Path folder) {
        FolderLock lock = FolderLock.take(folder);
        try {
            Path data = folder.resolve(DATA);
            stopServer(data);
            String password = new SecretFile(folder.resolve("database.password")).readOrCreate();
            if (!Files.exists(data)) {
                prepare(folder, password);
            }
            EmbeddedPostgres postgres = builder(folder, data, password).start();
            return new EmbeddedDatabase(postgres, password, data, lock);
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            lock.close();
            throw new EmbeddedDatabaseException(
                    "PostgreSQL did not start in " + folder.toAbsolutePath() + ". Its log, " + folder.resolve(LOG)
                            + ", tells why: " + lastLine(folder.resolve(LOG)),
                    e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Starts a server on a new temporary folder that is deleted on close; its data does not survive a crash. */
    public static EmbeddedDatabase startTemporary() {
        try {
            EmbeddedPostgres postgres =
                    common().setServerConfig("max_connections", "200").start();
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + DATABASE);
            }
            return new EmbeddedDatabase(postgres, "", null, null);
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
            stop(postgres, data);
        } finally {
            if (lock != null) {
                lock.close();
            }
        }
    }

    private static void stop(EmbeddedPostgres postgres, @Nullable Path data) {
        try {
            postgres.close();
            if (data != null) {
                // The library waits five seconds; a last checkpoint may take longer.
                stopServer(data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What every server here has: letters of all scripts are letters, on every operating system and in every shell. */
    private static EmbeddedPostgres.Builder common() throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPort(freePort())
                .setPGStartupWait(START_LIMIT)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF8")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("jit", "off");
        // The search for parts of words (pg_trgm) still asks the operating system what a letter is.
        return switch (System.getProperty("os.name").split(" ", 2)[0]) {
            case "Linux" -> builder.setLocaleConfig("lc-ctype", "C.UTF-8");
            case "Mac" -> builder.setLocaleConfig("lc-ctype", "en_US.UTF-8");
            default -> builder;
        };
    }

    private static EmbeddedPostgres.Builder builder(Path folder, Path data, String password) throws IOException {
        Redirect log = Redirect.appendTo(folder.resolve(LOG).toFile());
        Files.createDirectories(folder.resolve(BINARIES));
        EmbeddedPostgres.Builder builder = common().setRegisterShutdownHook(false)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // Not in the shared temporary folder: others could plant programs there, and cleaners empty it.
                .setOverrideWorkingDirectory(folder.resolve(BINARIES).toFile())
                .setPgBinaryResolver(new OwnBinaries(folder))
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                // The library is made for tests and starts the server unsafe; these two make it durable again.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("max_connections", "400")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("wal_compression", "on")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements");
        return password.isEmpty() ? builder : builder.setConnectConfig("password", password);
    }

    /** Makes the database in a folder of its own. Its server trusts everybody on this machine for these seconds. */
    private static void prepare(Path folder, String password) throws IOException {
        Path unfinished = folder.resolve(DATA + ".new");
        stopServer(unfinished);
        delete(unfinished);
        EmbeddedPostgres postgres = builder(folder, unfinished, "").start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + DATABASE);
            statement.execute("alter user postgres password '" + password + "'");
        } catch (SQLException e) {
            throw new EmbeddedDatabaseException("The first start could not create its database: " + e.getMessage(), e);
        } finally {
            stop(postgres, unfinished);
        }
        // From here on the server asks everybody for the password.
        Files.write(
                unfinished.resolve("pg_hba.conf"),
                List.of(
                        "host all all 127.0.0.1/32 scram-sha-256",
                        "host all all ::1/128 scram-sha-256",
                        "local all all scram-sha-256"));
        Files.move(unfinished, folder.resolve(DATA), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static String lastLine(Path log) {
        try {
            return Files.exists(log) ? Files.readAllLines(log).getLast() : "(no log)";
        } catch (IOException | NoSuchElementException e) {
            return "(log not readable)";
        }
    }

    /** A killed backend leaves its server running; our folder lock proves that nobody else needs it. */
    private static void stopServer(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty()) {
            return;
        }
        long pid = Long.parseLong(lines.getFirst().strip());
        ProcessHandle process = ProcessHandle.of(pid)
                .filter(handle -> handle.info().command().orElse("").endsWith("postgres"))
                .orElse(null);
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            process.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
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

    /** The server's programs, unpacked anew for every data folder: the library remembers one place per resolver. */
    private record OwnBinaries(Path folder) implements PgBinaryResolver {
        @Override
        public @Nullable InputStream getPgBinary(String system, String machine) throws IOException {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
        }
    }

    /** Keeps a second process away from the folder for as long as this one runs. */
    private record FolderLock(Path folder, FileChannel channel, FileLock lock) implements AutoCloseable {
        /** The system forgets a process's lock when any channel on the file is closed, so this process remembers. */
        private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

        static FolderLock take(Path path) {
            try {
                Path folder = Files.createDirectories(path).toRealPath();
                if (!HELD.add(folder)) {
                    throw inUse(path);
                }
                return lock(path, folder);
            } catch (IOException e) {
                throw new EmbeddedDatabaseException(
                        "The data folder " + path.toAbsolutePath() + " cannot be used (" + e
                                + "). Make it writable, or choose another folder with --data <folder>.",
                        e);
            }
        }

        private static FolderLock lock(Path path, Path folder) throws IOException {
            FileChannel channel = null;
            FileLock lock = null;
            try {
                channel = FileChannel.open(
                        folder.resolve("haksa.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                lock = channel.tryLock();
            } finally {
                if (lock == null) {
                    HELD.remove(folder);
                    if (channel != null) {
                        channel.close();
                    }
                }
            }
            if (lock == null) {
                throw inUse(path);
            }
            return new FolderLock(folder, channel, lock);
        }

        private static EmbeddedDatabaseException inUse(Path path) {
            return new EmbeddedDatabaseException(
                    "The data folder " + path.toAbsolutePath()
                            + " is in use by another running Haksa. Stop that one, or choose another folder with --data <folder>.",
                    null);
        }

        @Override
        public void close() {
            try {
                lock.release();
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                HELD.remove(folder);
            }
        }
    }
}
