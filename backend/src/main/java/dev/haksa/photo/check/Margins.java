package dev.haksa.photo.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Notices blank margins: a band of one colour along a whole side, which ends in a straight edge parallel to that side.
 * The plain wall behind a person is one colour too, but ends at hair and shoulders, which are not straight.
 */
final class Margins {
    /** A thinner line comes from scanning and cutting, and does no harm. */
    private static final int THINNEST = 2;
    /** Share of a side's pixels that may differ: specks of compression. */
    private static final double SPECKS = 0.03;
    /** Difference of colour that compression makes in an even area. */
    private static final int EVEN = 14;
    /** More noise than this is no margin but a pattern. */
    private static final int MOST_NOISE = 24;
    /** Difference beyond the noise that counts as an edge. */
    private static final int STEP = 10;
    /** Share of the edge that must be visible for a doubt: between a wall and a margin of its colour, only the person is. */
    private static final double DOUBTFUL_BESIDE = 0.22;
    /** Above the head even less is seen of such a margin, and hair may be flat. */
    private static final double DOUBTFUL_ABOVE = 0.30;
    /** Dark clothes with a row of badges end as straight as margins do. */
    private static final double DOUBTFUL_BELOW = 0.50;
    /** So much more makes it certain. */
    private static final double CERTAIN = 0.40;

    private static final double DEEPEST = 0.45;

    private Margins() {}

    static List<Finding> find(Picture picture) {
        List<Finding> findings = new ArrayList<>();
        find(FindingCode.MARGIN_LEFT, Side.of(picture, 90), DOUBTFUL_BESIDE).ifPresent(findings::add);
        find(FindingCode.MARGIN_RIGHT, Side.of(picture, 270), DOUBTFUL_BESIDE).ifPresent(findings::add);
        find(FindingCode.MARGIN_TOP, Side.of(picture, 0), DOUBTFUL_ABOVE).ifPresent(findings::add);
        find(FindingCode.MARGIN_BOTTOM, Side.of(picture, 180), DOUBTFUL_BELOW).ifPresent(findings::add);
        return findings;
    }

    private static Optional<Finding> find(FindingCode code, Side side, double doubtful) {
        int depth = side.evenLines();
        if (depth < THINNEST || depth >= side.deepest()) {
            return Optional.empty();
        }
        Edge edge = side.edge(depth);
        if (edge.share() < doubtful) {
            return Optional.empty();
        }
        double certainty = Math.min(1, (edge.share() - doubtful) / CERTAIN);
        return Optional.of(new Finding(code, (int) Math.round(50 + 49 * certainty), Map.of("pixels", edge.depth())));
    }

    /**
     * Where a margin ends.
     *
     * @param depth lines of the margin
     * @param share of the side along which the end can be seen
     */
    private record Edge(int depth, double share) {}

    /** One side, turned to the top: lines parallel to it, the outermost first, smoothed along the side. */
    private static final class Side {
        private static final int SMOOTH = 3;
        private static final int CHANNELS = 3;
        /** Lines of a block of compression. */
        private static final int SMEARED = 8;

        private final int length;
        private final int[][] lines;
        private final int[] colour;
        private final int tolerance;

        private Side(int length, int[][] lines) {
            this.length = length;
            this.lines = lines;
            this.colour = middle(lines);
            this.tolerance = Math.min(MOST_NOISE, EVEN + 2 * noise());
        }

        static Side of(Picture picture, int degrees) {
            Picture turned = picture.turned(degrees);
            int[][] lines = new int[(int) (turned.height() * DEEPEST) + SMEARED + 4][];
            for (int depth = 0; depth < lines.length; depth++) {
                lines[depth] = smooth(turned, depth);
            }
            return new Side(turned.width(), lines);
        }

        private static int[] smooth(Picture picture, int y) {
            int width = picture.width();
            int[] line = new int[width * CHANNELS];
            for (int x = 0; x < width; x++) {
                int from = Math.max(0, x - SMOOTH);
                int to = Math.min(width - 1, x + SMOOTH);
                for (int i = from; i <= to; i++) {
                    int pixel = picture.pixel(i, y);
                    line[3 * x] += (pixel >> 16) & 0xFF;
                    line[3 * x + 1] += (pixel >> 8) & 0xFF;
                    line[3 * x + 2] += pixel & 0xFF;
                }
                for (int channel = 0; channel < CHANNELS; channel++) {
                    line[3 * x + channel] /= to - from + 1;
                }
            }
            return line;
        }

        /** The median colour of the two outermost lines. */
        private static int[] middle(int[][] lines) {
            int[] colour = new int[CHANNELS];
            int size = lines[0].length / CHANNELS;
            for (int channel = 0; channel < CHANNELS; channel++) {
                int[] values = new int[2 * size];
                for (int i = 0; i < size; i++) {
                    values[i] = lines[0][3 * i + channel];
                    values[size + i] = lines[1][3 * i + channel];
                }
                Arrays.sort(values);
                colour[channel] = values[size];
            }
            return colour;
        }

        /** The median difference from that colour. */
        private int noise() {
            int[] differences = new int[2 * length];
            for (int i = 0; i < length; i++) {
                differences[i] = difference(lines[0], i);
                differences[length + i] = difference(lines[1], i);
            }
            Arrays.sort(differences);
            return differences[length];
        }

        int deepest() {
            return lines.length - SMEARED - 4;
        }

        /** How many lines from the outside have the colour all along. */
        int evenLines() {
            int depth = 0;
            while (depth < deepest() && isEven(depth)) {
                depth++;
            }
            return depth;
        }

        private boolean isEven(int depth) {
            int specks = 0;
            for (int i = 0; i < length; i++) {
                specks += difference(lines[depth], i) > tolerance ? 1 : 0;
            }
            return specks <= SPECKS * length;
        }

        /** The straight edge among the lines behind the even ones, where compression smears it. */
        Edge edge(int depth) {
            Edge best = new Edge(depth, 0);
            for (int line = depth; line < Math.min(depth + SMEARED, lines.length - 2); line++) {
                double share = changedAt(line);
                if (share > best.share()) {
                    best = new Edge(line, share);
                }
            }
            return best;
        }

        /** Share of the side along which the colour changes at once at this line. */
        private double changedAt(int line) {
            int changed = 0;
            for (int i = 0; i < length; i++) {
                int before = difference(lines[line - 1], i);
                int after = Math.max(difference(lines[line + 1], i), difference(lines[line + 2], i));
                changed += before <= tolerance + STEP && after > tolerance + STEP ? 1 : 0;
            }
            return (double) changed / length;
        }

        private int difference(int[] line, int i) {
            int largest = 0;
            for (int channel = 0; channel < CHANNELS; channel++) {
                largest = Math.max(largest, Math.abs(line[3 * i + channel] - colour[channel]));
            }
            return largest;
        }
    }
}
