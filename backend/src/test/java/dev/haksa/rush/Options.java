package dev.haksa.rush;

import java.nio.file.Path;

/**
 * What can be said on the command line.
 *
 * @param students size of the student body
 * @param connections HTTP connections, each with one request at a time
 * @param seed of the order in which requests are sent
 * @param jar the packaged backend
 */
record Options(int students, int connections, long seed, Path jar) {
    private static final int DEFAULT_STUDENTS = 40_000;
    private static final int DEFAULT_CONNECTIONS = 256;

    static Options parse(String[] arguments) {
        int students = DEFAULT_STUDENTS;
        int connections = DEFAULT_CONNECTIONS;
        long seed = 1;
        Path jar = Path.of("backend/target/quarkus-app/quarkus-run.jar");
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--students" -> students = Integer.parseInt(value);
                case "--connections" -> connections = Integer.parseInt(value);
                case "--seed" -> seed = Long.parseLong(value);
                case "--jar" -> jar = Path.of(value);
                default ->
                    throw new IllegalArgumentException(
                            "unknown option " + arguments[i] + "; known: --students --connections --seed --jar");
            }
        }
        return new Options(students, connections, seed, jar);
    }
}
