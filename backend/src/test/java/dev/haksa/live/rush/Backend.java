package dev.haksa.live.rush;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged product in a process of its own, with its embedded PostgreSQL and demo data in a temporary folder. */
final class Backend implements AutoCloseable {
    static final String PASSWORD = "rush-hour-at-ten-oclock";

    private static final int START_LIMIT_SECONDS = 600;
    private static final int STOP_LIMIT_SECONDS = 60;
    private static final int POLL_MILLIS = 500;

    private final Process process;
    private final Path folder;
    private final int port;

    private Backend(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    static Backend start(Path jar, int students) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("haksa-live");
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Process process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx512m",
                        "--sun-misc-unsafe-memory-access=allow",
                        // Logging in is not what is measured.
                        "-Dhaksa.identity.password.memory-kib=64",
                        "-Dhaksa.identity.password.iterations=1",
                        "-Dhaksa.identity.access-token-lifetime=PT6H",
                        "-Dhaksa.rate-limit.enabled=false",
                        "-Dhaksa.demo.password=" + PASSWORD,
                        "-jar",
                        jar.toString(),
                        "--data",
                        folder.toString(),
                        "--port",
                        String.valueOf(port),
                        "--students",
                        String.valueOf(students)))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        Backend backend = new Backend(process, folder, port);
        backend.awaitReady();
        return backend;
    }

    int port() {
        return port;
    }

    /** CPU time that the backend used so far, without its database. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Resident memory now, in KiB (Linux). */
    long residentKib() throws IOException {
        return status("VmRSS:");
    }

    /** Largest resident memory so far, in KiB (Linux). */
    long peakKib() throws IOException {
        return status("VmHWM:");
    }

    private long status(String key) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith(key)) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return 0;
    }

    private void awaitReady() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest ready = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/health/ready"))
                    .build();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_LIMIT_SECONDS);
            while (System.nanoTime() < deadline && process.isAlive()) {
                if (answers(client, ready)) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        }
        throw new IllegalStateException(
                "the backend did not start:\n" + Files.readString(folder.resolve("server.log")));
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
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
