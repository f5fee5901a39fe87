package dev.haksa.photo.check;

import java.awt.Rectangle;

/**
 * Cuts a part out of a picture and scales it. Every pixel is the weighted mean of all pixels that it covers (cubic
 * weights), so that fine structures do not become patterns.
 */
final class Resizing {
    private static final int CHANNELS = 3;
    private static final double REACH = 2.0;

    private Resizing() {}

    /**
     * A part of a picture.
     *
     * @param x left edge in pixels
     * @param y upper edge
     */
    record Part(double x, double y, double width, double height) {
        /** The same in a region of the picture of which only every so many pixels were taken. */
        Part within(Rectangle region, int step) {
            return new Part((x - region.x) / step, (y - region.y) / step, width / step, height / step);
        }
    }

    /** The part in another size. */
    static Picture resize(Picture picture, Part part, int width, int height) {
        Weights columns = Weights.of(part.x(), part.width(), picture.width(), width);
        Weights rows = Weights.of(part.y(), part.height(), picture.height(), height);
        int first = rows.first();
        int last = rows.last();
        float[] narrow = narrow(picture, columns, first, last);
        Picture result = Picture.empty(width, height);
        float[] sums = new float[width * CHANNELS];
        for (int y = 0; y < height; y++) {
            java.util.Arrays.fill(sums, 0);
            for (int tap = 0; tap < rows.count[y]; tap++) {
                add(sums, narrow, (rows.start[y] + tap - first) * sums.length, rows.weight[y][tap]);
            }
            for (int x = 0; x < width; x++) {
                result.pixels()[y * width + x] =
                        Picture.rgb(octet(sums[3 * x]), octet(sums[3 * x + 1]), octet(sums[3 * x + 2]));
            }
        }
        return result;
    }

    private static void add(float[] sums, float[] row, int offset, float weight) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += row[offset + i] * weight;
        }
    }

    /** Rows from first to last in their new width, three numbers a pixel. */
    private static float[] narrow(Picture picture, Weights columns, int first, int last) {
        int width = columns.start.length;
        float[] narrow = new float[(last - first + 1) * width * CHANNELS];
        int at = 0;
        for (int y = first; y <= last; y++) {
            int row = y * picture.width();
            for (int x = 0; x < width; x++) {
                sum(picture.pixels(), row + columns.start[x], columns.weight[x], columns.count[x], narrow, at);
                at += CHANNELS;
            }
        }
        return narrow;
    }

    private static void sum(int[] pixels, int from, float[] weights, int count, float[] target, int at) {
        float red = 0;
        float green = 0;
        float blue = 0;
        for (int tap = 0; tap < count; tap++) {
            int pixel = pixels[from + tap];
            float weight = weights[tap];
            red += ((pixel >> 16) & 0xFF) * weight;
            green += ((pixel >> 8) & 0xFF) * weight;
            blue += (pixel & 0xFF) * weight;
        }
        target[at] = red;
        target[at + 1] = green;
        target[at + 2] = blue;
    }

    private static int octet(float value) {
        return value <= 0 ? 0 : value >= 255 ? 255 : (int) (value + 0.5f);
    }

    /** Which old pixels make up each new one along one direction, and how much each counts. */
    private static final class Weights {
        private final int[] start;
        private final int[] count;
        private final float[][] weight;

        private Weights(int size) {
            this.start = new int[size];
            this.count = new int[size];
            this.weight = new float[size][];
        }

        static Weights of(double from, double length, int available, int size) {
            Weights weights = new Weights(size);
            double scale = length / size;
            double stretch = Math.max(1, scale);
            for (int i = 0; i < size; i++) {
                double centre = from + (i + 0.5) * scale;
                int begin = Math.max(0, (int) Math.floor(centre - REACH * stretch));
                int end = Math.min(available, (int) Math.ceil(centre + REACH * stretch));
                weights.set(i, begin, end, centre, stretch);
            }
            return weights;
        }

        private void set(int index, int begin, int end, double centre, double stretch) {
            float[] taps = new float[end - begin];
            double total = 0;
            for (int i = 0; i < taps.length; i++) {
                double tap = cubic(Math.abs(begin + i + 0.5 - centre) / stretch);
                taps[i] = (float) tap;
                total += tap;
            }
            for (int i = 0; i < taps.length; i++) {
                taps[i] = (float) (taps[i] / total);
            }
            start[index] = begin;
            count[index] = taps.length;
            weight[index] = taps;
        }

        /** Keys' function with −1/2. */
        private static double cubic(double distance) {
            if (distance < 1) {
                return (1.5 * distance - 2.5) * distance * distance + 1;
            }
            return distance < REACH ? ((-0.5 * distance + 2.5) * distance - 4) * distance + 2 : 0;
        }

        int first() {
            return start[0];
        }

        int last() {
            int end = start.length - 1;
            return start[end] + count[end] - 1;
        }
    }
}
