package dev.haksa.rush;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Enrolls the whole real term. */
final class TermRun {
    private TermRun() {}

    static List<String> run(Stage stage) throws IOException, SQLException {
        Options options = stage.options();
        Assignment assignment = new Assignment(stage.students().size());
        List<Wish> wishes = assignment.assign(stage.offers(), new Random(options.seed()));
        if (assignment.unassigned() > 0) {
            System.out.printf("%,d enrollments found no student%n", assignment.unassigned());
        }
        stage.sql("analyze student_term, enrollment");
        Load.Result result = Load.send(stage, options.connections(), wishes);
        result.print("Whole term");
        long peak = CpuTime.memoryMib(stage.server().pid(), "VmHWM");
        System.out.printf(
                "Resident memory of the backend: %,d MiB now, %,d MiB at most%n",
                CpuTime.memoryMib(stage.server().pid(), "VmRSS"), peak);
        requireFull(stage, wishes);
        FinalCheck.require(stage);
        return List.of(
                String.format(
                        Locale.ROOT,
                        "Whole term: %,d requests in %.1f s = %,.0f a second, p99 %.0f ms (aim: within 60 s)",
                        wishes.size(),
                        result.seconds(),
                        result.perSecond(),
                        result.millis(0.99)),
                String.format(
                        Locale.ROOT,
                        "  CPU a request: backend %.0f µs, database %.0f µs, this program %.0f µs",
                        result.backendMicros(),
                        result.databaseMicros(),
                        result.ownMicros()),
                String.format(Locale.ROOT, "  resident memory at most %,d MiB with a heap of 512 MiB", peak));
    }

    /** Whoever asked for a seat that was there got it, to the last one. */
    private static void requireFull(Stage stage, List<Wish> wishes) {
        Map<Integer, Integer> asked = new HashMap<>();
        wishes.forEach(wish -> asked.merge(wish.section(), 1, Integer::sum));
        Map<Integer, Integer> got = new HashMap<>();
        stage.acknowledged().forEach(wish -> got.merge(wish.section(), 1, Integer::sum));
        for (Offer offer : stage.offers()) {
            int expected = Math.min(offer.capacity(), asked.getOrDefault(offer.id(), 0));
            if (got.getOrDefault(offer.id(), 0) != expected) {
                throw new IllegalStateException("section %d: %d enrolled, %d expected"
                        .formatted(offer.id(), got.getOrDefault(offer.id(), 0), expected));
            }
        }
    }
}
