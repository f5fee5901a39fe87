package dev.haksa.rush;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.ToDoubleFunction;

/**
 * Uploads photos at a steady rate beside the reads of an enrollment: rounds with uploads and rounds without take turns in
 * one run, and medians of the rounds are compared. See backend/docs/performance.md.
 */
public final class PhotoRush {
    private static final Map<String, Integer> DEFAULTS = Map.of(
            "students", 20_000,
            "uploads", 50,
            "reads", 150,
            "seconds", 60,
            "rounds", 3,
            "phone-every", 20);
    private static final int WARM_UP_SECONDS = 30;
    private static final int PORTRAITS = 400;
    private static final int PHONES = 12;
    private static final int READERS = 2_000;

    private final Stage stage;
    private final Map<String, Integer> settings;
    private final Uploads uploads;
    private final Reads reads;
    private final List<Round> quiet = new ArrayList<>();
    private final List<Round> busy = new ArrayList<>();
    private int accepted;

    private PhotoRush(Stage stage, Map<String, Integer> settings, Uploads uploads, Reads reads) {
        this.stage = stage;
        this.settings = settings;
        this.uploads = uploads;
        this.reads = reads;
    }

    /**
     * One round.
     *
     * @param uploads null in a round without
     * @param millis of the reads, sorted
     * @param backend CPU time of the backend
     * @param database CPU time of the database
     */
    private record Round(
            double seconds, Uploads.Result uploads, double[] millis, Duration backend, Duration database, long memory) {
        double p50() {
            return percentile(millis, 0.5);
        }

        double p99() {
            return percentile(millis, 0.99);
        }

        double cores() {
            return backendCores() + databaseCores();
        }

        double backendCores() {
            return backend.toNanos() / 1e9 / seconds;
        }

        double databaseCores() {
            return database.toNanos() / 1e9 / seconds;
        }
    }

    /** Runs the rounds and prints what they say. */
    public static void main(String[] arguments) throws Exception {
        Map<String, Integer> settings = new HashMap<>(DEFAULTS);
        List<String> others = new ArrayList<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            String name = arguments[i].replaceFirst("^--", "");
            if (DEFAULTS.containsKey(name)) {
                settings.put(name, Integer.valueOf(arguments[i + 1]));
            } else {
                others.addAll(List.of(arguments[i], arguments[i + 1]));
            }
        }
        int uploaders = settings.get("uploads") * (WARM_UP_SECONDS + settings.get("seconds") * settings.get("rounds"));
        Options options = Options.parse(others.toArray(String[]::new));
        byte[][] portraits = Pictures.portraits(PORTRAITS, new Random(options.seed()));
        byte[][] phones = Pictures.phones(PHONES, new Random(options.seed()));
        System.out.printf(
                "Pictures: %d × %d of %,d KB, telephones' of %,d KB%n",
                295, 367, portraits[0].length / 1000, phones[0].length / 1000);
        try (Stage stage = Stage.open(options, settings.get("students"), uploaders + READERS);
                Uploads uploads = new Uploads(stage, portraits, phones, settings.get("phone-every"))) {
            if (stage.students().size() < uploaders + READERS) {
                throw new IllegalArgumentException(
                        "more students are needed: --students, for " + (uploaders + READERS) + " logins");
            }
            new PhotoRush(stage, settings, uploads, new Reads(stage, uploaders)).run();
        }
    }

    private void run() throws IOException, SQLException {
        int before = kept();
        round(WARM_UP_SECONDS, true);
        System.out.println("Warm.");
        Statements statements = Statements.begin(stage);
        for (int i = 0; i < settings.get("rounds"); i++) {
            // Whatever drifts during the run meets both kinds alike.
            boolean uploadsFirst = i % 2 == 1;
            take(uploadsFirst);
            take(!uploadsFirst);
        }
        statements.print();
        requireKept(before);
        summary().forEach(System.out::println);
    }

    private void take(boolean withUploads) throws IOException, SQLException {
        stage.sql();
        Round round = round(settings.get("seconds"), withUploads);
        (withUploads ? busy : quiet).add(round);
        System.out.printf(
                Locale.ROOT,
                "Reads %s: %,d, ms p50 %.1f, p99 %.1f, largest %.1f; %.2f cores; %,d MiB%n",
                withUploads ? "beside uploads" : "alone",
                round.millis().length,
                round.p50(),
                round.p99(),
                percentile(round.millis(), 1),
                round.cores(),
                round.memory());
        if (round.uploads() != null) {
            System.out.printf(
                    Locale.ROOT,
                    "Uploads: %,d accepted in %.1f s = %.1f a second; ms p50 %.0f, p99 %.0f, largest %.0f; %s%n",
                    round.uploads().accepted(),
                    round.uploads().seconds(),
                    round.uploads().perSecond(),
                    millis(round.uploads(), 0.5),
                    millis(round.uploads(), 0.99),
                    millis(round.uploads(), 1),
                    round.uploads().outcomes());
        }
    }

    private Round round(int seconds, boolean withUploads) throws IOException {
        Duration backend = CpuTime.of(stage.server().pid());
        Duration database = CpuTime.ofFamily(stage.server().databasePid());
        long start = System.nanoTime();
        CompletableFuture<Uploads.Result> sent = withUploads
                ? CompletableFuture.supplyAsync(
                        () -> uploads.send(settings.get("uploads") * seconds, settings.get("uploads")),
                        Thread::startVirtualThread)
                : CompletableFuture.completedFuture(null);
        double[] millis = reads.run(settings.get("reads"), seconds);
        Uploads.Result result = joined(sent);
        if (result != null) {
            accepted += result.accepted();
        }
        return new Round(
                (System.nanoTime() - start) / 1e9,
                result,
                millis,
                CpuTime.of(stage.server().pid()).minus(backend),
                CpuTime.ofFamily(stage.server().databasePid()).minus(database),
                CpuTime.memoryMib(stage.server().pid(), "VmRSS"));
    }

    /** How much more it is beside uploads. */
    private double more(ToDoubleFunction<Round> figure) {
        return Comparison.median(busy, figure) - Comparison.median(quiet, figure);
    }

    private static Uploads.Result joined(CompletableFuture<Uploads.Result> sent) {
        try {
            return sent.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the uploads ended early", e.getCause());
        }
    }

    /** Every photo that was accepted is there, and no other besides those of the demo. */
    private void requireKept(int before) throws IOException, SQLException {
        int since = kept() - before;
        if (since != accepted) {
            throw new IllegalStateException("%,d photos were accepted, %,d are kept".formatted(accepted, since));
        }
        System.out.printf("All %,d photos that were accepted are kept.%n", accepted);
    }

    private int kept() throws IOException, SQLException {
        try (Connection connection = stage.server().database();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from student_photo")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private List<String> summary() throws IOException {
        double quietCores = Comparison.median(quiet, Round::cores);
        double busyCores = Comparison.median(busy, Round::cores);
        double rate = Comparison.median(busy, round -> round.uploads().perSecond());
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%nUploads: %d a second asked for, median %.1f a second accepted for %d s; p50 %.0f ms, p99 %.0f ms",
                        settings.get("uploads"),
                        rate,
                        settings.get("seconds"),
                        Comparison.median(busy, round -> millis(round.uploads(), 0.5)),
                        Comparison.median(busy, round -> millis(round.uploads(), 0.99))),
                String.format(
                        Locale.ROOT,
                        "  CPU an upload: %.1f ms (%.2f cores beside uploads, %.2f without), of them backend %.1f, database %.1f",
                        (busyCores - quietCores) * 1e3 / rate,
                        busyCores,
                        quietCores,
                        more(Round::backendCores) * 1e3 / rate,
                        more(Round::databaseCores) * 1e3 / rate),
                line("p50", Round::p50),
                line("p99", Round::p99),
                String.format(
                        Locale.ROOT,
                        "  resident memory at most %,d MiB with a heap of 512 MiB",
                        CpuTime.memoryMib(stage.server().pid(), "VmHWM")));
    }

    private String line(String name, java.util.function.ToDoubleFunction<Round> measure) {
        double alone = Comparison.median(quiet, measure);
        double beside = Comparison.median(busy, measure);
        return String.format(
                Locale.ROOT,
                "  reads, %d a second, %s: alone %.1f ms, beside uploads %.1f ms, ratio %.2f; rounds %s and %s",
                settings.get("reads"),
                name,
                alone,
                beside,
                beside / alone,
                rounded(quiet, measure),
                rounded(busy, measure));
    }

    private static String rounded(List<Round> rounds, java.util.function.ToDoubleFunction<Round> measure) {
        return Arrays.toString(rounds.stream()
                .mapToDouble(measure)
                .map(value -> Math.round(value * 10) / 10.0)
                .toArray());
    }

    private static double millis(Uploads.Result result, double share) {
        return result.sortedNanos()[
                        (int) Math.min(
                                result.sortedNanos().length - 1, Math.floor(share * result.sortedNanos().length))]
                / 1e6;
    }

    private static double percentile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }
}
