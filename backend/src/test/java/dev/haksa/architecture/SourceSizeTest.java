package dev.haksa.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only the source shows: size, leftovers, and names that say nothing. */
class SourceSizeTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final int RESOURCE_LINES = 150;
    private static final int SERVICE_LINES = 250;
    private static final Pattern LEFTOVER = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
    private static final Pattern ANNOTATION = Pattern.compile("@[A-Z]\\w+\\((?:[^()\"]|\"[^\"]*\")*\\)");
    private static final Set<String> EMPTY_NAMES = Set.of("Util", "Utils", "Helper", "Helpers", "Manager", "Impl");

    @Test
    void resources_and_services_stay_readable() throws IOException {
        List<String> tooLong = sources()
                .map(SourceSizeTest::tooLong)
                .filter(finding -> !finding.isEmpty())
                .toList();
        assertThat(tooLong)
                .as(
                        "Longer classes hide a second concept: name it and move it out (resources %d lines, services %d).",
                        RESOURCE_LINES, SERVICE_LINES)
                .isEmpty();
    }

    @Test
    void nothing_is_left_for_later() throws IOException {
        assertThat(sources().filter(file -> LEFTOVER.matcher(read(file)).find()))
                .as("Finish it, or leave it out and write down in the documentation that it is missing.")
                .isEmpty();
    }

    @Test
    void names_say_what_a_class_is_for() throws IOException {
        assertThat(sources()
                        .map(file -> file.getFileName().toString().replace(".java", ""))
                        .filter(name -> EMPTY_NAMES.stream().anyMatch(name::endsWith)))
                .as("Util, Helper, Manager and Impl name no concept of the university: cut along one.")
                .isEmpty();
    }

    private static String tooLong(Path file) {
        String name = file.getFileName().toString();
        int limit = name.endsWith("Resource.java")
                ? RESOURCE_LINES
                : name.endsWith("Service.java") ? SERVICE_LINES : Integer.MAX_VALUE;
        long lines = withoutAnnotations(read(file))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("import "))
                .count();
        return lines <= limit
                ? ""
                : SOURCES.relativize(file) + ": " + lines + " lines without imports and annotations, at most " + limit;
    }

    /** Annotations of the contract are text for its readers, not logic. */
    private static String withoutAnnotations(String source) {
        String rest = source;
        String before = "";
        while (!rest.equals(before)) {
            before = rest;
            rest = ANNOTATION.matcher(rest).replaceAll("");
        }
        return rest;
    }

    private static Stream<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
