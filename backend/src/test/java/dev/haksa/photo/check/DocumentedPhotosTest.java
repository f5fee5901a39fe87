package dev.haksa.photo.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pictures of {@code docs/photos.md} are answered as it says. */
class DocumentedPhotosTest {
    private static final Path DOCS = Path.of("docs");
    /** A row: picture, what it shows, codes. */
    private static final Pattern ROW =
            Pattern.compile("^\\| !\\[[^]]*]\\((photos/[\\w.-]+)\\) \\| ([^|]+) \\| ([^|]+) \\|$", Pattern.MULTILINE);

    private static final Pattern CODE = Pattern.compile("`([A-Z_]+)`");

    private static final FaceCounter FACES = Objects.requireNonNull(FaceCounter.open());
    private static final PhotoExamination EXAMINATION = new PhotoExamination(FACES);

    @AfterAll
    static void close() {
        FACES.close();
    }

    record Row(String file, String shows, Set<String> codes) {
        private static Row of(MatchResult match) {
            Set<String> codes = CODE.matcher(match.group(3))
                    .results()
                    .map(code -> code.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            return new Row(match.group(1), match.group(2), codes);
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static List<Row> rows() throws IOException {
        return ROW.matcher(Files.readString(DOCS.resolve("photos.md")))
                .results()
                .map(Row::of)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void is_answered_as_the_documentation_says(Row row) throws IOException {
        Fit fit = row.shows().contains("fit=crop") ? Fit.CROP : Fit.NONE;
        assertThat(codes(Files.readAllBytes(DOCS.resolve(row.file())), fit)).isEqualTo(row.codes());
    }

    @Test
    void every_picture_of_the_folder_is_in_the_documentation() throws IOException {
        try (Stream<Path> files = Files.list(DOCS.resolve("photos"))) {
            assertThat(files.map(file -> "photos/" + file.getFileName()))
                    .hasSizeGreaterThanOrEqualTo(19)
                    .containsExactlyInAnyOrderElementsOf(
                            rows().stream().map(Row::file).toList());
        }
    }

    private static Set<String> codes(byte[] photo, Fit fit) {
        try {
            return EXAMINATION.examine(photo, fit).findings().stream()
                    .map(finding -> finding.code().name())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (ProblemException e) {
            return e.input().stream().map(InputViolation::code).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
