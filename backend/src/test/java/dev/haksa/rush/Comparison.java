package dev.haksa.rush;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Runs of the product and of the baseline in turns, and what their medians say. */
final class Comparison {
    private final String title;
    private final List<Load.Result> ours = new ArrayList<>();
    private final List<PgBench.Result> baselines = new ArrayList<>();

    Comparison(String title) {
        this.title = title;
    }

    void add(Load.Result result) {
        result.print(title);
        ours.add(result);
    }

    void add(PgBench.Result result) {
        result.print(title);
        baselines.add(result);
    }

    /** One line for the summary; the baseline counts with the number of clients that suits it best. */
    String summary(String target) {
        double own = median(ours, Load.Result::perSecond);
        String line = String.format(
                Locale.ROOT,
                "%s: median %,.0f a second, p50 %.0f ms, p99 %.0f ms",
                title,
                own,
                median(ours, result -> result.millis(0.5)),
                median(ours, result -> result.millis(0.99)));
        double best = baselines.stream()
                .mapToInt(PgBench.Result::clients)
                .distinct()
                .mapToDouble(clients -> median(
                        baselines.stream()
                                .filter(result -> result.clients() == clients)
                                .toList(),
                        PgBench.Result::perSecond))
                .max()
                .orElse(Double.NaN);
        return Double.isNaN(best)
                ? line + "; no baseline"
                : line + String.format(Locale.ROOT, "; pgbench %,.0f; ratio %.1f (%s)", best, own / best, target);
    }

    static <T> double median(List<T> values, ToDoubleFunction<T> value) {
        double[] sorted = values.stream().mapToDouble(value).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
