package dev.haksa.rush;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What can be said on the command line.
 *
 * @param program what to measure
 * @param students size of the student body
 * @param logins how many of the students take part
 * @param connections HTTP connections of the whole term and of the spread load, each with one request at a time
 * @param waiting connections of the hot load: clients that wait at the same time
 * @param repetitions of what is compared; medians are printed
 * @param seconds that each run of {@code pgbench} takes; 0 leaves the baseline out
 * @param seed of the order in which requests are sent
 * @param jar the packaged backend
 * @param lanes batches of admission that may be under way at the same time; empty for the product's default
 * @param recording file for a recording of the backend by the Java Flight Recorder; empty for none
 */
record Options(
        Program program,
        int students,
        int logins,
        int connections,
        int waiting,
        int repetitions,
        int seconds,
        long seed,
        Path jar,
        String lanes,
        String recording) {
    private static final Set<String> KNOWN = Set.of(
            "students",
            "connections",
            "waiting",
            "repetitions",
            "seconds",
            "seed",
            "jar",
            "recording",
            "logins",
            "lanes");

    /** What to measure. */
    enum Program {
        TERM,
        HOT,
        SPREAD,
        SEARCH,
        SCALE,
        FAULTS,
        ALL
    }

    static Options parse(String[] arguments) {
        List<String> words = List.of(arguments);
        Program program = Program.TERM;
        if (!words.isEmpty() && !words.getFirst().startsWith("--")) {
            program = Program.valueOf(words.getFirst().toUpperCase(Locale.ROOT));
            words = words.subList(1, words.size());
        }
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            String name = words.get(i).replaceFirst("^--", "");
            if (!KNOWN.contains(name) || i + 1 == words.size()) {
                throw new IllegalArgumentException("unknown or without value: " + words.get(i) + "; known: "
                        + List.of(Program.values()) + " and, each with a value, " + KNOWN);
            }
            given.put(name, words.get(i + 1));
        }
        return new Options(
                program,
                Integer.parseInt(given.getOrDefault("students", "40000")),
                Integer.parseInt(given.getOrDefault("logins", "200000")),
                Integer.parseInt(given.getOrDefault("connections", "256")),
                Integer.parseInt(given.getOrDefault("waiting", "2000")),
                Integer.parseInt(given.getOrDefault("repetitions", "3")),
                Integer.parseInt(given.getOrDefault("seconds", "6")),
                Long.parseLong(given.getOrDefault("seed", "1")),
                Path.of(given.getOrDefault("jar", "backend/target/quarkus-app/quarkus-run.jar")),
                given.getOrDefault("lanes", ""),
                given.getOrDefault("recording", ""));
    }
}
