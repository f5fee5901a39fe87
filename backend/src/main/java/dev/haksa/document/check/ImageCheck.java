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

    /** Rows are decoded as a whole, however few there are. */
    private static final int LONGEST_EDGE = 30_000;

    /** A picture that draws itself in passes is kept as a whole until the last of them. */
    private static final long MOST_PIXELS_IN_PASSES = 24_000_000;

    private static final int MOST_PASSES = 50;
    /** All passes together. */
    private static final long MOST_PIXELS_DRAWN = 600_000_000;

    private static final int THINNED_EDGE = 400;
    private static final String JPEG = "jpeg";
    private static final JpegScans.Passes ONE_PASS = new JpegScans.Passes(1, false);
    private static final String COLOURS_UNKNOWN = "Unsupported Image Type";

    private ImageCheck() {}

    static void check(Path file, String format) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (ImageInputStream input = new FileImageInputStream(file.toFile())) {
            reader.setInput(input, true, true);
            requireBounded(reader, format.equals(JPEG) ? JpegScans.of(file) : ONE_PASS);
            decode(reader);
        } catch (IIOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Refusals.unreadable();
        } finally {
            reader.dispose();
        }
    }

    private static void requireBounded(ImageReader reader, JpegScans.Passes passes) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        long pixels = (long) width * height;
        long most = passes.inPasses() ? MOST_PIXELS_IN_PASSES : MOST_PIXELS;
        if (pixels > most) {
            throw Refusals.tooManyPixels(pixels, most);
        }
        if (Math.max(width, height) > LONGEST_EDGE) {
            throw Refusals.tooLong(Math.max(width, height), LONGEST_EDGE);
        }
        if (passes.scans() > MOST_PASSES || pixels * passes.scans() > MOST_PIXELS_DRAWN) {
            throw Refusals.tooManyPasses(passes.scans());
        }
    }

    private static void decode(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
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
