package dev.haksa.rush;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The baseline: PostgreSQL's own {@code pgbench}, with a script of ours, on the same server. */
final class PgBench {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without");
    private static final int LATENCY_COLUMN = 2;

    private PgBench() {}

    /**
     * What was measured.
     *
     * @param clients connections to the database
     * @param perSecond transactions
     */
    record Result(int clients, double perSecond, double p50Millis, double p99Millis) {
        void print(String title) {
            System.out.printf(
                    "%s: pgbench with %d clients %,.0f a second; ms p50 %.1f, p99 %.1f%n",
                    title, clients, perSecond, p50Millis, p99Millis);
        }
    }

    /** Whether {@code pgbench} is there; says how to get it when it is not. */
    static boolean isInstalled() {
        try {
            Process process = new ProcessBuilder("pgbench", "--version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.onExit().join().exitValue() == 0;
        } catch (IOException e) {
            System.out.println("""

                    The baseline is left out: pgbench is not in the PATH. It comes with PostgreSQL (Debian and Ubuntu:
                    apt-get install postgresql; Fedora: dnf install postgresql-contrib; macOS: brew install postgresql).
                    """);
            return false;
        }
    }

    /** Runs a script of the folder {@code /rush} with prepared statements. */
    static Result run(Stage stage, String script, int clients, int seconds) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("haksa-pgbench");
        try {
            ProcessBuilder builder = new ProcessBuilder(
                            "pgbench",
                            "--no-vacuum",
                            "--protocol=prepared",
                            "--client=" + clients,
                            "--jobs=2",
                            "--time=" + seconds,
                            "--log",
                            "--log-prefix=" + folder.resolve("log"),
                            "--file=" + file(script),
                            "--host=localhost",
                            "--port=" + stage.server().databasePort(),
                            "--username=postgres",
                            "haksa")
                    .redirectErrorStream(true);
            builder.environment().put("PGPASSWORD", stage.server().databasePassword());
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes());
            Matcher rate = RATE.matcher(output);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("pgbench failed:\n" + output);
            }
            long[] micros = latencies(folder);
            if (micros.length == 0 || !rate.find()) {
                // A busy machine may need the whole time to connect so many clients.
                return new Result(clients, 0, Double.NaN, Double.NaN);
            }
            return new Result(
                    clients,
                    Double.parseDouble(rate.group(1)),
                    micros[micros.length / 2] / 1e3,
                    micros[(int) (micros.length * 0.99)] / 1e3);
        } finally {
            delete(folder);
        }
    }

    /** Makes the baseline's tables anew. */
    static String tables() throws IOException {
        return Files.readString(file("baseline.sql"));
    }

    private static Path file(String script) {
        try {
            return Path.of(Objects.requireNonNull(PgBench.class.getResource("/rush/" + script))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long[] latencies(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> logs = Files.list(folder)) {
            for (Path log : logs.toList()) {
                lines.addAll(Files.readAllLines(log));
            }
        }
        return lines.stream()
                .mapToLong(line -> Long.parseLong(line.split(" ")[LATENCY_COLUMN]))
                .sorted()
                .toArray();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
