package dev.haksa.photo.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No change may make the checks worse than this; the figures themselves are printed by {@link PhotoFigures}. */
class LabelledPhotosTest {
    /** Other pictures than those by which the limits were chosen. */
    private static final long SEED = 7;

    private static final List<LabelledPhoto> PHOTOS = LabelledPhotos.all(SEED);
    private static final Map<FindingCode, Score> SCORES = scores();

    @ParameterizedTest
    @EnumSource(
            value = FindingCode.class,
            names = {"FACE_NOT_CHECKED"},
            mode = EnumSource.Mode.EXCLUDE)
    void says_little_that_is_wrong_and_misses_little(FindingCode code) {
        Score score = SCORES.get(code);
        assertThat(score.precision()).as("%s wrong: %s", code, score.wrong()).isGreaterThanOrEqualTo(0.97);
        double floor = code == FindingCode.MARGIN_BOTTOM ? 0.8 : 0.9;
        assertThat(score.recall()).as("%s missed: %s", code, score.missed()).isGreaterThanOrEqualTo(floor);
    }

    @Test
    void finds_no_margin_on_any_ordinary_portrait() {
        Stream<LabelledPhoto> ordinary = PHOTOS.stream()
                .filter(photo -> photo.wrong().isEmpty() || photo.group().equals(LabelledPhotos.TURNED));
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

    private static Map<FindingCode, Score> scores() {
        try (FaceCounter faces = FaceCounter.open()) {
            return Scores.of(PHOTOS, new PhotoExamination(faces));
        }
    }
}
