package dev.haksa.photo.check;

import dev.haksa.photo.check.BrokenPhotoException.Reason;
import java.awt.Rectangle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/** Pixels from a JPEG that has been taken apart before, and a JPEG from pixels. Nothing is written to the disk. */
final class JpegCodec {
    /** Hardly to be told from the original, some 40 KB. */
    private static final float QUALITY = 0.92f;

    private static final int PRINT_COLOURS = 4;

    private JpegCodec() {}

    /**
     * A region of the picture as stored, not turned. Nothing outside the region takes memory.
     *
     * @param step only every so many pixels of every so many rows
     */
    static Picture decode(JpegParts parts, Rectangle region, int step) throws BrokenPhotoException {
        ImageReader reader = readers().next();
        try (MemoryCacheImageInputStream input =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(parts.clean()))) {
            AtomicBoolean damaged = new AtomicBoolean();
            reader.addIIOReadWarningListener((source, warning) -> damaged.compareAndSet(false, isDamage(warning)));
            reader.setInput(input, true, true);
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceRegion(region);
            param.setSourceSubsampling(step, step, 0, 0);
            Picture picture = read(reader, param, parts);
            if (damaged.get()) {
                throw new BrokenPhotoException(Reason.JPEG_DAMAGED);
            }
            return picture;
        } catch (IOException | RuntimeException e) {
            throw new BrokenPhotoException(Reason.JPEG_DAMAGED);
        } finally {
            reader.dispose();
        }
    }

    /** A JPEG that contains nothing but the picture. */
    static byte[] encode(Picture picture) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream content = new ByteArrayOutputStream(1 << 16);
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(content)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture.toImage(), null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return content.toByteArray();
    }

    private static Iterator<ImageReader> readers() {
        return ImageIO.getImageReadersByFormatName("jpeg");
    }

    private static Picture read(ImageReader reader, ImageReadParam param, JpegParts parts) throws IOException {
        @Nullable JpegFrame frame = parts.frame();
        if (frame == null) {
            throw new IIOException("no frame");
        }
        if (frame.colours() == PRINT_COLOURS) {
            return PrintColours.toStandard(reader.readRaster(0, param), parts.isConverted(), parts.isAdobe());
        }
        return Picture.of(reader.read(0, param));
    }

    /** The platform goes on when data ends too early, and only warns. Filling between parts is no damage. */
    private static boolean isDamage(@Nullable String warning) {
        return warning != null
                && !warning.contains("extraneous bytes")
                && (warning.contains("Premature end")
                        || warning.contains("Corrupt JPEG data")
                        || warning.contains("Inconsistent progression"));
    }
}
