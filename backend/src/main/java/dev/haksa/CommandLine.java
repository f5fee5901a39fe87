package dev.haksa;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What can be said on the command line: {@code --data <folder>}, {@code --port <port>}, {@code --students <count>},
 * {@code --seed <number>}. Everything else is configuration.
 *
 * @param dataFolder where the embedded database keeps its data
 * @param properties configuration properties that the options stand for
 */
record CommandLine(Path dataFolder, Map<String, String> properties) {
    private static final String USAGE =
            "Options: --data <folder>  --port <port>  --students <500..200000>  --seed <number>";
    private static final Map<String, String> PROPERTIES =
            Map.of("--port", "quarkus.http.port", "--students", "haksa.demo.students", "--seed", "haksa.demo.seed");

    /**
     * Reads the arguments.
     *
     * @throws UsageException when an option is unknown or lacks its value
     */
    static CommandLine parse(String[] args) {
        Path folder = Path.of(System.getProperty("haksa.data", System.getenv().getOrDefault("HAKSA_DATA", "data")));
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            String option = args[i];
            boolean known = option.equals("--data") || PROPERTIES.containsKey(option);
            if (!known || i + 1 == args.length) {
                throw new UsageException(
                        (known ? option + " needs a value. " : "Unknown option " + option + ". ") + USAGE);
            }
            String value = args[i + 1];
            if (option.equals("--data")) {
                folder = Path.of(value);
            } else {
                requireNumber(option, value);
                properties.put(PROPERTIES.get(option), value);
            }
        }
        return new CommandLine(folder, Map.copyOf(properties));
    }

    private static void requireNumber(String option, String value) {
        if (!value.matches("[0-9]{1,9}")) {
            throw new UsageException(option + " needs a whole number, not '" + value + "'. " + USAGE);
        }
    }

    /** The command line cannot be understood; the message says what is possible. */
    static final class UsageException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }
}
