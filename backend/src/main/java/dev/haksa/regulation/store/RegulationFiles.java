package dev.haksa.regulation.store;

import dev.haksa.regulation.domain.RegulationMistake;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The regulation files in use: those of the product, each replaced by the university's when it has one. */
public final class RegulationFiles {
    /** Names, since a native image cannot list its resources. */
    private static final List<String> NAMES = List.of(
            "articles",
            "cancellation",
            "card",
            "dismissal",
            "document",
            "enrollment",
            "loan",
            "photo",
            "privacy",
            "readmission",
            "record-changes",
            "records",
            "tuition");

    private static final String ENDING = ".yaml";

    /** Public holidays of a year, read by whoever counts working days; years may be added. */
    private static final Pattern HOLIDAYS = Pattern.compile("holidays-[0-9]{4}\\.yaml");

    private RegulationFiles() {}

    /**
     * Contents by name without ending.
     *
     * @param directory of the university's own files; null for none
     * @throws RegulationMistake when the directory is missing or holds a file that replaces none
     */
    public static SortedMap<String, byte[]> read(@Nullable Path directory) {
        try {
            if (directory != null) {
                check(directory);
            }
            SortedMap<String, byte[]> files = new TreeMap<>();
            for (String name : NAMES) {
                Path own = directory == null ? null : directory.resolve(name + ENDING);
                files.put(name, own != null && Files.exists(own) ? Files.readAllBytes(own) : shipped(name));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the regulation: " + e.getMessage(), e);
        }
    }

    private static void check(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new RegulationMistake(
                    "*", "haksa.regulation.directory", directory + " is not a directory. Name one or leave it out.");
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(ENDING)
                        && !HOLIDAYS.matcher(name).matches()
                        && !NAMES.contains(name.substring(0, name.length() - ENDING.length()))) {
                    throw new RegulationMistake(
                            name.substring(0, name.length() - ENDING.length()),
                            "the file",
                            "replaces none of ours. Name it after one of " + NAMES + ".");
                }
            }
        }
    }

    private static byte[] shipped(String name) throws IOException {
        String resource = "regulation/" + name + ENDING;
        try (InputStream stream = RegulationFiles.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            return stream.readAllBytes();
        }
    }
}
