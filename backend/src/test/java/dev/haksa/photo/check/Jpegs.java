package dev.haksa.photo.check;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes JPEGs, good ones and strange ones. */
final class Jpegs {
    private Jpegs() {}

    /** A picture of the set in {@code photos/}; see its README for origins and licences. */
    static BufferedImage picture(String name) {
        try (InputStream stream = Jpegs.class.getClassLoader().getResourceAsStream("photos/" + name)) {
            return ImageIO.read(java.util.Objects.requireNonNull(stream, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] encode(BufferedImage image, double quality) {
        return encode(image, quality, false);
    }

    static byte[] encode(BufferedImage image, double quality, boolean progressive) {
        return encode(new IIOImage(image, null, null), quality, progressive);
    }

    private static byte[] encode(IIOImage image, double quality, boolean progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(content)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality((float) quality);
            if (progressive) {
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(output);
            writer.write(null, image, param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return content.toByteArray();
    }

    /** With a segment right behind the beginning. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        byte[] head = {
            (byte) 0xFF,
            (byte) 0xD8,
            (byte) 0xFF,
            (byte) marker,
            (byte) (content.length + 2 >> 8),
            (byte) (content.length + 2)
        };
        byte[] rest = java.util.Arrays.copyOfRange(jpeg, 2, jpeg.length);
        return join(head, content, rest);
    }

    /** With the EXIF entry that tells how the camera was held, and a place where it was. */
    static byte[] withOrientation(byte[] jpeg, int orientation) {
        byte[] tiff = {
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            2,
            0x01,
            0x0F,
            0,
            2,
            0,
            0,
            0,
            4,
            'P',
            'i',
            'x',
            0,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        return withSegment(jpeg, 0xE1, join(text("Exif\0\0"), tiff));
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Where a marker stands; -1 without it. */
    static int find(byte[] jpeg, int marker) {
        for (int i = 0; i + 1 < jpeg.length; i++) {
            if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == marker) {
                return i;
            }
        }
        return -1;
    }

    /** Four stripes of colour in four inks, as Adobe's programs store them. */
    static byte[] ofPrint(java.awt.Color[] colours, boolean converted) {
        java.awt.image.WritableRaster raster =
                java.awt.image.Raster.createInterleavedRaster(java.awt.image.DataBuffer.TYPE_BYTE, 295, 367, 4, null);
        for (int y = 0; y < 367; y++) {
            java.awt.Color colour = colours[Math.min(colours.length - 1, y / 91)];
            double[] inks = {colour.getRed(), colour.getGreen(), colour.getBlue(), 255};
            if (converted) {
                double luminance = 0.299 * inks[0] + 0.587 * inks[1] + 0.114 * inks[2];
                inks = new double[] {
                    luminance, 128 + (inks[2] - luminance) / 1.772, 128 + (inks[0] - luminance) / 1.402, 255
                };
            }
            for (int x = 0; x < 295; x++) {
                raster.setPixel(x, y, inks);
            }
        }
        byte[] plain = encode(new IIOImage(raster, null, null), 0.95, false);
        byte[] adobe = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) (converted ? 2 : 0)};
        return withSegment(plain, 0xEE, adobe);
    }
}
