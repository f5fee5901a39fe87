package dev.haksa.photo.check;

import dev.haksa.photo.check.FaceBoxes.Face;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the number of faces means for a reviewer. */
final class FaceFindings {
    /** Score, of 1, from which a face counts: most animals stay below; faces pressed together by wide margins are above. */
    private static final double FACE = 0.67;
    /** Score from which a further face counts; faces that nobody would see in clothes and walls stay far below. */
    private static final double ANOTHER = 0.6;
    /** Score from which a face that was found after turning counts. */
    private static final double TURNED_FACE = 0.82;
    /** Score below which it is worth looking whether the picture is turned. */
    private static final double SURE_UPRIGHT = 0.85;
    /** Degrees that a head may be tilted. */
    private static final double MOST_TILTED = 45;

    private FaceFindings() {}

    static List<Finding> notChecked() {
        return List.of(new Finding(FindingCode.FACE_NOT_CHECKED, 100, Map.of()));
    }

    static List<Finding> find(FaceCounter counter, Picture picture) {
        Picture reduced = FaceCounter.reduced(picture);
        Optional<List<Face>> faces = counter.faces(reduced, 0);
        return faces.isPresent() ? find(counter, reduced, faces.get()) : notChecked();
    }

    private static List<Finding> find(FaceCounter counter, Picture reduced, List<Face> faces) {
        double best = faces.isEmpty() ? 0 : faces.getFirst().score();
        if (best < SURE_UPRIGHT || Math.abs(faces.getFirst().degrees()) > MOST_TILTED) {
            Optional<Finding> turned = turned(counter, reduced, best);
            if (turned.isPresent()) {
                return List.of(turned.get());
            }
        }
        if (best < FACE) {
            return List.of(new Finding(FindingCode.NO_FACE, percent(1 - best), Map.of()));
        }
        List<Double> others = faces.stream()
                .skip(1)
                .map(Face::score)
                .filter(score -> score >= ANOTHER)
                .toList();
        return others.isEmpty()
                ? List.of()
                : List.of(new Finding(
                        FindingCode.SEVERAL_FACES, percent(others.getFirst()), Map.of("faces", 1 + others.size())));
    }

    /** Looks once more with the picture turned; who stands on the head has a better face then. */
    private static Optional<Finding> turned(FaceCounter counter, Picture reduced, double upright) {
        int degrees = 0;
        double best = upright;
        for (int turn = 90; turn < 360; turn += 90) {
            Optional<Face> face =
                    counter.faces(reduced, turn).stream().flatMap(List::stream).findFirst();
            double score = face.filter(found -> Math.abs(found.degrees()) <= MOST_TILTED)
                    .map(Face::score)
                    .orElse(0.0);
            if (score > best) {
                best = score;
                degrees = turn;
            }
        }
        return degrees > 0 && best >= TURNED_FACE
                ? Optional.of(new Finding(FindingCode.TURNED, percent(best), Map.of("degrees", degrees)))
                : Optional.empty();
    }

    private static int percent(double share) {
        return (int) Math.round(100 * share);
    }
}
