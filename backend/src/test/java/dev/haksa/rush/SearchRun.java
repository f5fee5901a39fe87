package dev.haksa.rush;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Searches the catalogue at a steady rate, first alone, then while everybody wants the same section. */
final class SearchRun {
    private static final int RATE = 40;
    private static final int CONNECTIONS = 32;
    private static final int SEATS_FOR_ALL = 1_000_000;
    private static final List<String> SEARCHES = List.of(
            "q=" + encoded("프로그래밍"),
            "q=" + encoded("경제") + "&freeSeats=true",
            "q=" + encoded("한국 역사"),
            "q=" + encoded("통계") + "&sort=-freeSeats",
            "day=MONDAY&freeSeats=true",
            "from=09:00&to=12:00&day=TUESDAY",
            "category=GENERAL_ELECTIVE&sort=title",
            "sort=-freeSeats&freeSeats=true",
            "category=MAJOR_REQUIRED&count=true",
            "q=" + encoded("물리") + "&count=true&limit=20");

    private SearchRun() {}

    static List<String> run(Stage stage) throws IOException, SQLException {
        int repetitions = stage.options().repetitions();
        AtomicBoolean alone = new AtomicBoolean(true);
        double[] quiet = search(stage, RATE * 10, alone);
        print("Searches alone", quiet);
        double[] during = new double[0];
        for (int i = 0; i < repetitions; i++) {
            int section = Sections.add(stage, 1, SEATS_FOR_ALL).getFirst();
            List<Wish> wishes = HotRun.wishes(stage, section, stage.options().seed() + i);
            AtomicBoolean running = new AtomicBoolean(true);
            CompletableFuture<double[]> searches = CompletableFuture.supplyAsync(() -> searchUnchecked(stage, running));
            Load.Result load = Load.send(stage, stage.options().waiting(), wishes);
            running.set(false);
            double[] millis = searches.join();
            load.print("Hot load beside searches");
            print("Searches beside the hot load", millis);
            during = concatenated(during, millis);
        }
        FinalCheck.require(stage);
        Arrays.sort(during);
        return List.of(String.format(
                Locale.ROOT,
                "Search, %d a second: alone p50 %.1f ms, p99 %.1f ms; beside the hot load p50 %.1f ms, p99 %.1f ms (target: p99 below 50)",
                RATE,
                percentile(quiet, 0.5),
                percentile(quiet, 0.99),
                percentile(during, 0.5),
                percentile(during, 0.99)));
    }

    private static double[] searchUnchecked(Stage stage, AtomicBoolean running) {
        try {
            return search(stage, Integer.MAX_VALUE, running);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Milliseconds of every search, sorted; ends early when the load beside it has ended. */
    private static double[] search(Stage stage, int most, AtomicBoolean running) throws IOException {
        java.util.ArrayList<Double> millis = new java.util.ArrayList<>();
        Map<Integer, Integer> failures = new TreeMap<>();
        String path = "/api/v1/terms/" + stage.term() + "/sections?";
        try (Http http = new Http(new int[] {stage.server().port()}, CONNECTIONS)) {
            while (running.get() && millis.size() < most) {
                http.sender()
                        .send(
                                RATE / 2,
                                Sender.Pace.perSecond(RATE),
                                (index, target) -> Http.Call.get(path + SEARCHES.get(index % SEARCHES.size()), null)
                                        .write(target),
                                (index, answer) -> {
                                    millis.add(answer.nanos() / 1e6);
                                    if (answer.status() != 200) {
                                        failures.merge(answer.status(), 1, Integer::sum);
                                    }
                                    return false;
                                });
            }
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("searches failed: " + failures);
        }
        return millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static void print(String title, double[] sorted) {
        System.out.printf(
                "%s: %,d; ms p50 %.1f, p90 %.1f, p99 %.1f, largest %.1f%n",
                title,
                sorted.length,
                percentile(sorted, 0.5),
                percentile(sorted, 0.9),
                percentile(sorted, 0.99),
                percentile(sorted, 1));
    }

    private static double percentile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    private static double[] concatenated(double[] first, double[] second) {
        double[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
