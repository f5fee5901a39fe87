package dev.haksa.photo.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No change may make the checks worse than this on people and things by which no limit was chosen; the figures themselves are printed
 * by {@link PhotoFigures}.
 */
class LabelledPhotosTest {
    private static final Set<String> POSING = Set.of(LabelledPhotos.PORTRAITS, LabelledPhotos.WALLS);
    private static final Set<FindingCode> ABOUT_FACES =
            Set.of(FindingCode.NO_FACE, FindingCode.SEVERAL_FACES, FindingCode.TURNED);
    private static final long SEED = 7;
    private static final List<LabelledPhoto> PHOTOS = LabelledPhotos.all(Part.REPORTING, SEED);

    private static final FaceCounter FACES = Objects.requireNonNull(FaceCounter.open());
    private static final PhotoExamination EXAMINATION = new PhotoExamination(FACES);
    private static final Map<FindingCode, Score> SCORES = Scores.of(PHOTOS, EXAMINATION);

    @AfterAll
    static void close() {
        FACES.close();
    }

    /** Of what is said, how much must be right; of what is so, how much must be said; how often it must be so at least. */
    @ParameterizedTest
    @CsvSource({
        "MARGIN_LEFT, 0.95, 0.88, 70",
        "MARGIN_RIGHT, 0.95, 0.88, 70",
        "MARGIN_TOP, 0.95, 0.85, 70",
        "MARGIN_BOTTOM, 0.95, 0.90, 100",
        "UNIFORM, 0.99, 0.99, 30",
        "NO_FACE, 0.90, 0.90, 90",
        "SEVERAL_FACES, 0.97, 0.90, 60",
        "TURNED, 0.97, 0.80, 30"
    })
    void says_little_that_is_wrong_and_misses_little(FindingCode code, double precision, double recall, int atLeast) {
        Score score = Objects.requireNonNull(SCORES.get(code));
        assertThat(score.recall().of()).isGreaterThanOrEqualTo(atLeast);
        assertThat(score.precision().value())
                .as("%s wrong: %s", code, score.wrong())
                .isGreaterThanOrEqualTo(precision);
        assertThat(score.recall().value())
                .as("%s missed: %s", code, score.missed())
                .isGreaterThanOrEqualTo(recall);
    }

    @Test
    void sees_the_face_of_everybody_who_poses() {
        Set<String> mistaken = PHOTOS.stream()
                .filter(photo -> POSING.contains(photo.group()))
                .filter(photo -> !Collections.disjoint(codes(photo), ABOUT_FACES))
                .map(LabelledPhoto::source)
                .collect(Collectors.toSet());
        assertThat(Sitter.of(Part.REPORTING)).hasSizeGreaterThanOrEqualTo(15);
        assertThat(mistaken).isEmpty();
    }

    @Test
    void sees_black_margins_below_dark_clothes() {
        assertThat(PHOTOS.stream()
                        .filter(photo -> photo.group().equals(LabelledPhotos.BLACK_BELOW))
                        .filter(photo -> !codes(photo).contains(FindingCode.MARGIN_BOTTOM)))
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void nobody_is_in_both_parts_of_the_set() {
        assertThat(Sitter.of(Part.TUNING)).doesNotContainAnyElementsOf(Sitter.of(Part.REPORTING));
        List<String> together = Stream.of(Part.values())
                .flatMap(part -> Scene.of(part, Scene.Shows.SEVERAL).stream().map(scene -> part + " " + scene.name()))
                .toList();
        for (Sitter sitter : Sitter.of(Part.TUNING)) {
            assertThat(together)
                    .noneMatch(name -> name.startsWith(Part.REPORTING.name()) && name.contains(sitter.name()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"born", "bragg", "collins", "curie", "dahlgren", "heisenberg", "hopper", "samangooei"})
    void finds_nothing_wrong_with_portraits_at_the_size_of_the_card(String name) throws IOException {
        byte[] photo = Files.readAllBytes(Path.of("src/test/resources/photos/cards", name + ".jpg"));
        assertThat(EXAMINATION.examine(photo, Fit.NONE).findings()).isEmpty();
    }

    @Test
    void finds_no_margin_on_any_ordinary_portrait() {
        Stream<LabelledPhoto> ordinary = PHOTOS.stream().filter(photo -> POSING.contains(photo.group()));
        assertThat(ordinary)
                .allSatisfy(photo -> assertThat(Margins.find(decoded(photo))).isEmpty());
    }

    @Test
    void measures_how_wide_a_margin_is() {
        LabelledPhoto photo = PHOTOS.stream()
                .filter(labelled -> labelled.name().startsWith("20 % #ffffff [MARGIN_LEFT]"))
                .findFirst()
                .orElseThrow();
        assertThat(Margins.find(decoded(photo)))
                .singleElement()
                .satisfies(finding ->
                        assertThat((Integer) finding.facts().get("pixels")).isBetween(57, 61));
    }

    @Test
    void says_so_when_faces_are_not_counted() {
        PhotoExamination examination = new PhotoExamination(null);
        assertThat(examination.examine(PHOTOS.getFirst().jpeg(), Fit.NONE).findings())
                .extracting(Finding::code)
                .contains(FindingCode.FACE_NOT_CHECKED)
                .doesNotContain(FindingCode.NO_FACE);
    }

    @Test
    void goes_on_without_a_model_or_with_a_broken_one() {
        assertThat(FaceCounter.open("models/none.onnx")).isNull();
        assertThat(FaceCounter.open("photos/cat.jpg")).isNull();
    }

    private static Picture decoded(LabelledPhoto photo) {
        try {
            return JpegCodec.decode(JpegParts.of(photo.jpeg()), new Rectangle(PhotoCheck.WIDTH, PhotoCheck.HEIGHT), 1);
        } catch (BrokenPhotoException e) {
            throw new AssertionError(photo.name(), e);
        }
    }

    private static Set<FindingCode> codes(LabelledPhoto photo) {
        return EXAMINATION.examine(photo.jpeg(), Fit.NONE).findings().stream()
                .map(Finding::code)
                .collect(Collectors.toSet());
    }
}
