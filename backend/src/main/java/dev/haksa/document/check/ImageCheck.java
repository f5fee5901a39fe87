package dev.haksa.document.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** Decodes a picture once, thinned out, so that a bomb of pixels is noticed before it goes off. */
final class ImageCheck {
    /** More than any phone or scanner makes of a page. */
    private static final long MOST_PIXELS = 60_000_000;

    private static final int THINNED_EDGE = 400;
    private static final String COLOURS_UNKNOWN = "Unsupported Image Type";

    private ImageCheck() {}

    static void check(Path file, String format) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (ImageInputStream input = new FileImageInputStream(file.toFile())) {
            reader.setInput(input, true, true);
            decode(reader);
        } catch (IIOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Refusals.unreadable();
        } finally {
            reader.dispose();
        }
    }

    private static void decode(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        long pixels = (long) width * height;
        if (pixels > MOST_PIXELS) {
            throw Refusals.tooManyPixels(pixels, MOST_PIXELS);
        }
        int step = Math.max(1, Math.max(width, height) / THINNED_EDGE);
        ImageReadParam thinned = reader.getDefaultReadParam();
        thinned.setSourceSubsampling(step, step, 0, 0);
        AtomicBoolean damaged = new AtomicBoolean();
        reader.addIIOReadWarningListener((source, warning) -> damaged.compareAndSet(false, isDamage(warning)));
        read(reader, thinned);
        if (damaged.get()) {
            throw Refusals.unreadable();
        }
    }

    /** Pictures for print have colours that the platform cannot show, but can read. */
    private static void read(ImageReader reader, ImageReadParam thinned) throws IOException {
        try {
            reader.read(0, thinned);
        } catch (IIOException e) {
            if (!COLOURS_UNKNOWN.equals(e.getMessage()) || !reader.canReadRaster()) {
                throw e;
            }
            reader.readRaster(0, thinned);
        }
    }

    /** The platform goes on when a file ends too early, and only warns. */
    private static boolean isDamage(@Nullable String warning) {
        return warning != null && (warning.contains("Premature end") || warning.contains("Corrupt JPEG data"));
    }
}
