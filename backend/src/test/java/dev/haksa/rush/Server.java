package dev.haksa.rush;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The packaged product in a process of its own, with its embedded PostgreSQL and demo data in a folder, or as a further
 * instance on the database of the first.
 */
final class Server implements AutoCloseable {
    static final String PASSWORD = "rush-hour-at-ten-oclock";

    private static final int START_LIMIT_SECONDS = 900;
    private static final int STOP_LIMIT_SECONDS = 60;
    private static final int POLL_MILLIS = 200;

    private final Process process;
    private final Path folder;
    private final int port;

    private Server(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /** Starts the product on a folder, which may hold the data of an earlier start. */
    static Server start(Options options, int students, Path folder) throws IOException, InterruptedException {
        return launch(options, folder, freePort(), List.of(), List.of("--students", String.valueOf(students)));
    }

    /** Starts a further instance on this one's database. */
    Server another(Options options) throws IOException, InterruptedException {
        return launch(
                options,
                folder,
                freePort(),
                List.of(
                        "-Dhaksa.database.url=postgresql://localhost:" + databasePort() + "/haksa",
                        "-Dhaksa.database.username=postgres",
                        "-Dhaksa.database.password=" + secret("database.password"),
                        "-Dhaksa.security.master-key=" + secret("master.key"),
                        "-Dhaksa.privacy.keys=k1:" + secret("privacy.key"),
                        "-Dhaksa.privacy.hash-key=" + secret("privacy-hash.key"),
                        "-Dhaksa.files.directory=" + folder.resolve("files")),
                List.of());
    }

    /** Starts the product anew after this one was killed, at the same address. */
    Server again(Options options) throws IOException, InterruptedException {
        return launch(options, folder, port, List.of(), List.of());
    }

    private static Server launch(
            Options options, Path folder, int port, List<String> properties, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xms512m",
                "-Xmx512m",
                "-XX:ThreadPriorityPolicy=1",
                "--sun-misc-unsafe-memory-access=allow",
                // The rush is not about password hashing: cheap parameters let everybody log in beforehand.
                "-Dhaksa.identity.password.memory-kib=64",
                "-Dhaksa.identity.password.iterations=1",
                "-Dhaksa.identity.access-token-lifetime=PT6H",
                "-Dhaksa.demo.password=" + PASSWORD));
        if (!options.lanes().isEmpty()) {
            command.add("-Dhaksa.admission.lanes=" + options.lanes());
        }
        if (!options.recording().isEmpty()) {
            command.add("-XX:StartFlightRecording=settings=profile,filename=" + options.recording());
        }
        command.addAll(properties);
        command.addAll(
                List.of("-jar", options.jar().toString(), "--data", folder.toString(), "--port", String.valueOf(port)));
        command.addAll(arguments);
        Path log = folder.resolve("server-" + port + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Server server = new Server(process, folder, port);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        server.awaitReady(log);
        return server;
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** Ends the backend without warning; its database runs on. */
    void kill() {
        process.destroyForcibly()
                .onExit()
                .orTimeout(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** Process id of the database server. */
    long databasePid() throws IOException {
        return Long.parseLong(postmaster().getFirst().strip());
    }

    int databasePort() throws IOException {
        return Integer.parseInt(postmaster().get(3).strip());
    }

    String databasePassword() throws IOException {
        return secret("database.password");
    }

    /** Folder of the database's data. */
    Path databaseFolder() {
        return folder.resolve("postgresql");
    }

    /** A connection to the database itself, for preparations and the final check. */
    Connection database() throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + databasePort() + "/haksa", "postgres", databasePassword());
    }

    private String secret(String file) throws IOException {
        return Files.readString(folder.resolve(file)).strip();
    }

    private List<String> postmaster() throws IOException {
        return Files.readAllLines(databaseFolder().resolve("postmaster.pid"));
    }

    private void awaitReady(Path log) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest ready = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/health/ready"))
                    .build();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_LIMIT_SECONDS);
            while (System.nanoTime() < deadline) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("the server did not start:\n" + Files.readString(log));
                }
                if (answers(client, ready)) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        }
        throw new IllegalStateException("the server was not ready after " + START_LIMIT_SECONDS + " s");
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(STOP_LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }
}
