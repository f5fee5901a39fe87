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
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged product in a process of its own, with its embedded PostgreSQL and demo data in a temporary folder. */
final class Server implements AutoCloseable {
    static final String PASSWORD = "rush-hour-at-ten-oclock";

    private static final int START_LIMIT_SECONDS = 600;
    private static final int STOP_LIMIT_SECONDS = 60;
    private static final int POLL_MILLIS = 500;

    private final Process process;
    private final Path folder;
    private final int port;

    private Server(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    static Server start(Options options) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("haksa-rush");
        int port = freePort();
        Process process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx512m",
                        "--sun-misc-unsafe-memory-access=allow",
                        // The rush is not about password hashing: cheap parameters let everybody log in beforehand.
                        "-Dhaksa.identity.password.memory-kib=64",
                        "-Dhaksa.identity.password.iterations=1",
                        "-Dhaksa.identity.access-token-lifetime=PT6H",
                        "-Dhaksa.demo.password=" + PASSWORD,
                        "-jar",
                        options.jar().toString(),
                        "--data",
                        folder.toString(),
                        "--port",
                        String.valueOf(port),
                        "--students",
                        String.valueOf(options.students())))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        Server server = new Server(process, folder, port);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        server.awaitReady();
        return server;
    }

    URI address() {
        return URI.create("http://localhost:" + port);
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** Process id of the database server. */
    long databasePid() throws IOException {
        return Long.parseLong(postmaster().getFirst().strip());
    }

    /** Where the database can be asked directly, for the final check. */
    String jdbcUrl() throws IOException {
        String password = Files.readString(folder.resolve("database.password")).strip();
        return "jdbc:postgresql://localhost:" + postmaster().get(3).strip() + "/haksa?user=postgres&password="
                + password;
    }

    private List<String> postmaster() throws IOException {
        return Files.readAllLines(folder.resolve("postgresql").resolve("postmaster.pid"));
    }

    private void awaitReady() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest ready =
                    HttpRequest.newBuilder(address().resolve("/health/ready")).build();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_LIMIT_SECONDS);
            while (System.nanoTime() < deadline) {
                if (!process.isAlive()) {
                    throw new IllegalStateException(
                            "the server did not start:\n" + Files.readString(folder.resolve("server.log")));
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
    public void close() throws IOException {
        process.destroy();
        process.onExit().orTimeout(STOP_LIMIT_SECONDS, TimeUnit.SECONDS).join();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
