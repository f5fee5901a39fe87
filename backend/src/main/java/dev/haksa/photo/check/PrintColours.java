package dev.haksa.photo.check;

import java.awt.image.Raster;

/**
 * The four colours of print (cyan, magenta, yellow, black), as picture programs write them into JPEGs. Their profile is
 * not read, so colours come out a little more vivid than on paper.
 */
final class PrintColours {
    private PrintColours() {}

    /**
     * To sRGB.
     *
     * @param raster four bands as they are stored
     * @param converted whether the first three bands are luminance and chrominance
     * @param inverted whether 255 means no ink, as Adobe's programs write it
     */
    static Picture toStandard(Raster raster, boolean converted, boolean inverted) {
        int width = raster.getWidth();
        Picture picture = Picture.empty(width, raster.getHeight());
        int[] row = new int[width * 4];
        for (int y = 0; y < picture.height(); y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                picture.pixels()[y * width + x] = pixel(row, 4 * x, converted, inverted);
            }
        }
        return picture;
    }

    private static int pixel(int[] row, int at, boolean converted, boolean inverted) {
        int first = row[at];
        int second = row[at + 1];
        int third = row[at + 2];
        if (converted) {
            double luminance = first;
            double blue = second - 128.0;
            double red = third - 128.0;
            first = octet(luminance + 1.402 * red);
            second = octet(luminance - 0.344136 * blue - 0.714136 * red);
            third = octet(luminance + 1.772 * blue);
        }
        int black = row[at + 3];
        return Picture.rgb(
                light(first, black, inverted), light(second, black, inverted), light(third, black, inverted));
    }

    private static int light(int ink, int black, boolean inverted) {
        return inverted ? ink * black / 255 : (255 - ink) * (255 - black) / 255;
    }

    private static int octet(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }
}
