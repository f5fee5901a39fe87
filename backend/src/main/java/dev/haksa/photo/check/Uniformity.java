package dev.haksa.photo.check;

import java.util.Map;
import java.util.Optional;

/** Notices pictures that show next to nothing: blank sheets, a covered lens. Noise and soft shadows count as nothing. */
final class Uniformity {
    private static final int WIDTH = 37;
    private static final int HEIGHT = 46;
    /** Steps of brightness, of 255, between neighbouring squares that somebody would see. */
    private static final int VISIBLE = 9;
    /** Share of squares with a visible edge below which a picture is doubtful. Portraits have 15 % and more. */
    private static final double DOUBTFUL = 0.03;

    private Uniformity() {}

    static Optional<Finding> find(Picture picture) {
        double edges = edges(picture);
        if (edges >= DOUBTFUL) {
            return Optional.empty();
        }
        int confidence = (int) Math.round(100 - 50 * edges / DOUBTFUL);
        return Optional.of(new Finding(FindingCode.UNIFORM, confidence, Map.of()));
    }

    /** Share of squares that differ visibly from the one on the right or below. */
    static double edges(Picture picture) {
        Picture coarse =
                Resizing.resize(picture, new Resizing.Part(0, 0, picture.width(), picture.height()), WIDTH, HEIGHT);
        int visible = 0;
        for (int y = 0; y < HEIGHT - 1; y++) {
            for (int x = 0; x < WIDTH - 1; x++) {
                int here = coarse.pixel(x, y);
                boolean edge = difference(here, coarse.pixel(x + 1, y)) > VISIBLE
                        || difference(here, coarse.pixel(x, y + 1)) > VISIBLE;
                visible += edge ? 1 : 0;
            }
        }
        return (double) visible / ((WIDTH - 1) * (HEIGHT - 1));
    }

    /** Largest difference of a colour. */
    private static int difference(int one, int other) {
        int red = Math.abs(((one >> 16) & 0xFF) - ((other >> 16) & 0xFF));
        int green = Math.abs(((one >> 8) & 0xFF) - ((other >> 8) & 0xFF));
        int blue = Math.abs((one & 0xFF) - (other & 0xFF));
        return Math.max(red, Math.max(green, blue));
    }
}
