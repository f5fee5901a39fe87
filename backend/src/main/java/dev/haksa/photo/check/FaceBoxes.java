package dev.haksa.photo.check;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads faces from the numbers that BlazeFace answers with: boxes around anchors in two grids. */
final class FaceBoxes {
    private static final double LOWEST = 0.2;
    private static final double SAME_FACE = 0.3;
    private static final double SIZE = 128;
    /** Numbers a box: centre, size, and six points of the face. */
    private static final int NUMBERS = 16;

    private static final int ONE_EYE = 4;
    private static final int OTHER_EYE = 6;
    private static final int MOUTH = 10;

    private static final Grid[] GRIDS = {new Grid(16, 2), new Grid(8, 6)};

    private FaceBoxes() {}

    /** Cells in a row, and boxes a cell. */
    private record Grid(int cells, int anchors) {}

    /**
     * A face.
     *
     * @param score 0–1, how sure the network is
     * @param degrees clockwise from upright to how it stands, −180 to 180
     */
    record Face(double score, double degrees) {}

    private record Box(double score, double x, double y, double width, double height, double degrees) {
        /** Intersection over union. */
        double overlap(Box other) {
            double across = Math.min(x + width / 2, other.x + other.width / 2)
                    - Math.max(x - width / 2, other.x - other.width / 2);
            double down = Math.min(y + height / 2, other.y + other.height / 2)
                    - Math.max(y - height / 2, other.y - other.height / 2);
            double both = Math.max(0, across) * Math.max(0, down);
            return both / (width * height + other.width * other.height - both);
        }
    }

    /** The faces, the surest first. */
    static List<Face> faces(List<FloatBuffer> scores, List<FloatBuffer> boxes) {
        List<Box> candidates = new ArrayList<>();
        for (int grid = 0; grid < GRIDS.length; grid++) {
            collect(GRIDS[grid], scores.get(grid), boxes.get(grid), candidates);
        }
        candidates.sort(Comparator.comparingDouble(Box::score).reversed());
        List<Box> faces = new ArrayList<>();
        for (Box box : candidates) {
            if (faces.stream().noneMatch(face -> face.overlap(box) > SAME_FACE)) {
                faces.add(box);
            }
        }
        return faces.stream().map(box -> new Face(box.score(), box.degrees())).toList();
    }

    private static void collect(Grid grid, FloatBuffer scores, FloatBuffer boxes, List<Box> target) {
        int count = grid.cells() * grid.cells() * grid.anchors();
        for (int i = 0; i < count; i++) {
            double score = 1 / (1 + Math.exp(-scores.get(i)));
            if (score < LOWEST) {
                continue;
            }
            int cell = i / grid.anchors();
            int column = cell % grid.cells();
            int row = cell / grid.cells();
            double x = (column + 0.5) / grid.cells() + boxes.get(i * NUMBERS) / SIZE;
            double y = (row + 0.5) / grid.cells() + boxes.get(i * NUMBERS + 1) / SIZE;
            double width = boxes.get(i * NUMBERS + 2) / SIZE;
            double height = boxes.get(i * NUMBERS + 3) / SIZE;
            target.add(new Box(score, x, y, width, height, degrees(boxes, i * NUMBERS)));
        }
    }

    /** From the middle of the eyes to the mouth: straight down when upright. */
    private static double degrees(FloatBuffer boxes, int at) {
        double right = boxes.get(at + MOUTH) - (boxes.get(at + ONE_EYE) + boxes.get(at + OTHER_EYE)) / 2;
        double down = boxes.get(at + MOUTH + 1) - (boxes.get(at + ONE_EYE + 1) + boxes.get(at + OTHER_EYE + 1)) / 2;
        return Math.toDegrees(Math.atan2(-right, down));
    }
}
