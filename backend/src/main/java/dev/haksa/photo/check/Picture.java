package dev.haksa.photo.check;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * Pixels in sRGB, row by row from the top, each {@code 0xRRGGBB}. Whoever makes one gives its pixels away.
 *
 * @param pixels {@code width × height} of them
 */
@SuppressWarnings("ArrayRecordComponent")
record Picture(int width, int height, int[] pixels) {
    static Picture empty(int width, int height) {
        return new Picture(width, height, new int[width * height]);
    }

    /** A pixel of three colours, each 0–255. */
    static int rgb(int red, int green, int blue) {
        return (red << 16) | (green << 8) | blue;
    }

    int pixel(int x, int y) {
        return pixels[y * width + x];
    }

    /** Turned and mirrored until the person is upright. */
    Picture upright(Orientation orientation) {
        Picture turned = turned(orientation.degrees());
        return orientation.mirrored() ? turned.mirrored() : turned;
    }

    /** Turned clockwise by 0, 90, 180 or 270 degrees. */
    Picture turned(int degrees) {
        if (degrees == 0) {
            return this;
        }
        boolean sideways = degrees != 180;
        Picture turned = empty(sideways ? height : width, sideways ? width : height);
        for (int y = 0; y < turned.height; y++) {
            for (int x = 0; x < turned.width; x++) {
                turned.pixels[y * turned.width + x] = switch (degrees) {
                    case 90 -> pixel(y, height - 1 - x);
                    case 180 -> pixel(width - 1 - x, height - 1 - y);
                    case 270 -> pixel(width - 1 - y, x);
                    default -> throw new IllegalArgumentException("degrees " + degrees);
                };
            }
        }
        return turned;
    }

    private Picture mirrored() {
        Picture mirrored = empty(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                mirrored.pixels[y * width + x] = pixel(width - 1 - x, y);
            }
        }
        return mirrored;
    }

    /** The same picture when the numbers meant these colours. */
    Picture from(ICC_ColorSpace colours) {
        ComponentColorModel model =
                new ComponentColorModel(colours, false, false, java.awt.Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        WritableRaster raster = model.createCompatibleWritableRaster(width, height);
        int[] components = new int[width * 3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int pixel = pixel(x, y);
                components[3 * x] = (pixel >> 16) & 0xFF;
                components[3 * x + 1] = (pixel >> 8) & 0xFF;
                components[3 * x + 2] = pixel & 0xFF;
            }
            raster.setPixels(0, y, width, 1, components);
        }
        BufferedImage meant = new BufferedImage(model, raster, false, null);
        BufferedImage standard = new ColorConvertOp(ColorSpace.getInstance(ColorSpace.CS_sRGB), null)
                .filter(meant, new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB));
        int[] colour = new int[width * height];
        standard.getRaster().getDataElements(0, 0, width, height, colour);
        return new Picture(width, height, colour);
    }

    /** For encoding. */
    BufferedImage toImage() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.getRaster().setDataElements(0, 0, width, height, pixels);
        return image;
    }

    /** Of an image as the decoder makes it: bytes in three bands of sRGB, or in one of grey. */
    static Picture of(BufferedImage image) {
        Raster raster = image.getRaster();
        boolean grey = raster.getNumBands() == 1;
        Picture picture = empty(raster.getWidth(), raster.getHeight());
        byte[] row = new byte[picture.width * raster.getNumBands()];
        for (int y = 0; y < picture.height; y++) {
            raster.getDataElements(0, y, picture.width, 1, row);
            if (grey) {
                picture.fillGrey(y, row);
            } else {
                picture.fill(y, row);
            }
        }
        return picture;
    }

    private void fillGrey(int y, byte[] row) {
        for (int x = 0; x < width; x++) {
            pixels[y * width + x] = (row[x] & 0xFF) * 0x010101;
        }
    }

    private void fill(int y, byte[] row) {
        for (int x = 0; x < width; x++) {
            pixels[y * width + x] = rgb(row[3 * x] & 0xFF, row[3 * x + 1] & 0xFF, row[3 * x + 2] & 0xFF);
        }
    }
}
