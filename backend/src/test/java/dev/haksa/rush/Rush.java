package dev.haksa.rush;

import java.io.IOException;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Entry point of the programs that measure; see {@link Options} and backend/docs/performance.md. */
public final class Rush {
    private Rush() {}

    /** Runs the programs that the arguments name and prints a summary. */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments);
        System.out.printf(
                "%s, %s, %d cores, Java %s; arguments: %s%n",
                ZonedDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                String.join(" ", arguments));
        List<String> summary = new ArrayList<>();
        if (options.program() != Options.Program.SCALE) {
            try (Stage stage = Stage.open(options, options.students(), options.logins())) {
                measure(stage, summary);
            }
        }
        if (options.program() == Options.Program.SCALE || options.program() == Options.Program.ALL) {
            summary.addAll(ScaleRun.run(options));
        }
        System.out.println("\nSummary");
        summary.forEach(System.out::println);
    }

    private static void measure(Stage stage, List<String> summary)
            throws IOException, SQLException, InterruptedException {
        Statements statements = Statements.begin(stage);
        switch (stage.options().program()) {
            case TERM -> summary.addAll(TermRun.run(stage));
            case HOT -> {
                SpreadRun.warmUp(stage);
                summary.addAll(HotRun.run(stage));
            }
            case SPREAD -> {
                SpreadRun.warmUp(stage);
                summary.addAll(SpreadRun.run(stage));
            }
            case SEARCH -> {
                SpreadRun.warmUp(stage);
                summary.addAll(SearchRun.run(stage));
            }
            case ALL -> {
                summary.addAll(TermRun.run(stage));
                summary.addAll(SpreadRun.run(stage));
                summary.addAll(HotRun.run(stage));
                summary.addAll(SearchRun.run(stage));
            }
            case FAULTS -> summary.addAll(Faults.run(stage));
            case SCALE -> {}
        }
        if (!stage.options().recording().isEmpty()) {
            statements.print();
        }
    }
}
