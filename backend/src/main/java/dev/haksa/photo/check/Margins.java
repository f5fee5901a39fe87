package dev.haksa.photo.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    /** Difference of colour that is seen below, where margin and clothes may both be black; a margin has no noise at all. */
    private static final Sight SHARP = new Sight(3, 3);
    /** Noise beyond which there is nothing to be seen sharply. */
    private static final int NO_NOISE = 1;
    /** So much more makes it certain. */
    private static final double CERTAIN = 0.40;

    private static final double DEEPEST = 0.45;

    private Margins() {}

    static List<Finding> find(Picture picture) {
        List<Finding> findings = new ArrayList<>();
        find(FindingCode.MARGIN_LEFT, Side.of(picture, 90), DOUBTFUL_BESIDE).ifPresent(findings::add);
        find(FindingCode.MARGIN_RIGHT, Side.of(picture, 270), DOUBTFUL_BESIDE).ifPresent(findings::add);
        find(FindingCode.MARGIN_TOP, Side.of(picture, 0), DOUBTFUL_ABOVE).ifPresent(findings::add);
        below(Side.of(picture, 180)).ifPresent(findings::add);
        return findings;
    }

    private static Optional<Finding> below(Side side) {
        Optional<Finding> found = find(FindingCode.MARGIN_BOTTOM, side, DOUBTFUL_BELOW);
        return found.isPresent() || side.noise() > NO_NOISE
                ? found
                : find(FindingCode.MARGIN_BOTTOM, side.seen(SHARP), DOUBTFUL_BELOW);
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
     * Which differences of colour count.
     *
     * @param even up to which a line is of the margin's colour
     * @param step beyond that, from which it is another
     */
    private record Sight(int even, int step) {}

    /**
     * Where a margin ends.
     *
     * @param depth lines of the margin
     * @param share of the side along which the end can be seen
     */
    private record Edge(int depth, double share) {}

    /**
     * One side, turned to the top: lines parallel to it, the outermost first, smoothed along the side when they are looked
     * at, which most never are.
     */
    private static final class Side {
        private static final int SMOOTH = 3;
        private static final int CHANNELS = 3;
        /** Lines of a block of compression. */
        private static final int SMEARED = 8;

        private final int[] pixels;
        private final Direction direction;
        private final int length;
        private final int[] @Nullable [] lines;
        private final int[] colour;
        private final int noise;
        private final Sight sight;

        /**
         * Where the pixels of a side lie.
         *
         * @param origin the outermost line's first one
         * @param along from a pixel to the next of its line
         * @param deeper from a line to the next one
         */
        private record Direction(int origin, int along, int deeper) {}

        private Side(Picture picture, Direction direction, int length, int height) {
            this.pixels = picture.pixels();
            this.direction = direction;
            this.length = length;
            this.lines = new int[(int) (height * DEEPEST) + SMEARED + 4][];
            this.colour = middle(line(0), line(1));
            this.noise = differenceInTheMiddle();
            this.sight = new Sight(Math.min(MOST_NOISE, EVEN + 2 * noise), STEP);
        }

        private Side(Side same, Sight sight) {
            this.pixels = same.pixels;
            this.direction = same.direction;
            this.length = same.length;
            this.lines = same.lines;
            this.colour = same.colour;
            this.noise = same.noise;
            this.sight = sight;
        }

        /** The same side, looked at in another way. */
        Side seen(Sight other) {
            return new Side(this, other);
        }

        /** The median difference of the outermost lines from their colour. */
        int noise() {
            return noise;
        }

        static Side of(Picture picture, int degrees) {
            int width = picture.width();
            int height = picture.height();
            return switch (degrees) {
                case 90 -> new Side(picture, new Direction((height - 1) * width, -width, 1), height, width);
                case 180 -> new Side(picture, new Direction(height * width - 1, -1, -width), width, height);
                case 270 -> new Side(picture, new Direction(width - 1, width, -1), height, width);
                default -> new Side(picture, new Direction(0, 1, width), width, height);
            };
        }

        private int[] line(int depth) {
            int[] line = lines[depth];
            if (line == null) {
                line = smooth(depth);
                lines[depth] = line;
            }
            return line;
        }

        /** Each pixel the mean of those up to three away, whose sums go along with it. */
        private int[] smooth(int depth) {
            int[] line = new int[length * CHANNELS];
            int[] sums = new int[CHANNELS];
            for (int i = 0; i < Math.min(SMOOTH, length); i++) {
                add(sums, depth, i, 1);
            }
            for (int i = 0; i < length; i++) {
                if (i + SMOOTH < length) {
                    add(sums, depth, i + SMOOTH, 1);
                }
                if (i > SMOOTH) {
                    add(sums, depth, i - SMOOTH - 1, -1);
                }
                int count = Math.min(i + SMOOTH, length - 1) - Math.max(0, i - SMOOTH) + 1;
                for (int channel = 0; channel < CHANNELS; channel++) {
                    line[CHANNELS * i + channel] = sums[channel] / count;
                }
            }
            return line;
        }

        private void add(int[] sums, int depth, int i, int times) {
            int pixel = pixels[direction.origin() + depth * direction.deeper() + i * direction.along()];
            sums[0] += times * ((pixel >> 16) & 0xFF);
            sums[1] += times * ((pixel >> 8) & 0xFF);
            sums[2] += times * (pixel & 0xFF);
        }

        /** The median colour of the two outermost lines. */
        private static int[] middle(int[] outermost, int[] next) {
            int[] colour = new int[CHANNELS];
            int size = outermost.length / CHANNELS;
            for (int channel = 0; channel < CHANNELS; channel++) {
                int[] values = new int[2 * size];
                for (int i = 0; i < size; i++) {
                    values[i] = outermost[CHANNELS * i + channel];
                    values[size + i] = next[CHANNELS * i + channel];
                }
                Arrays.sort(values);
                colour[channel] = values[size];
            }
            return colour;
        }

        private int differenceInTheMiddle() {
            int[] differences = new int[2 * length];
            for (int i = 0; i < length; i++) {
                differences[i] = difference(line(0), i);
                differences[length + i] = difference(line(1), i);
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
            int[] line = line(depth);
            int specks = 0;
            for (int i = 0; i < length; i++) {
                specks += difference(line, i) > sight.even() ? 1 : 0;
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
            int[] last = line(line - 1);
            int[] next = line(line + 1);
            int[] further = line(line + 2);
            int limit = sight.even() + sight.step();
            int changed = 0;
            for (int i = 0; i < length; i++) {
                int before = difference(last, i);
                int after = Math.max(difference(next, i), difference(further, i));
                changed += before <= limit && after > limit ? 1 : 0;
            }
            return (double) changed / length;
        }

        private int difference(int[] line, int i) {
            int largest = 0;
            for (int channel = 0; channel < CHANNELS; channel++) {
                largest = Math.max(largest, Math.abs(line[CHANNELS * i + channel] - colour[channel]));
            }
            return largest;
        }
    }
}
