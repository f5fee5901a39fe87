package dev.haksa.document.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haksa.document.DocumentFormat;
import dev.haksa.document.SampleFiles;
import dev.haksa.shared.problem.ProblemException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A picture may not cost more than a page: neither room for rows without end nor time for passes without end. */
class RefusePicturesTest {
    @TempDir
    Path folder;

    @Test
    void accepts_pictures_that_draw_themselves_in_passes() throws IOException {
        byte[] picture = progressive();
        assertThat(JpegScans.of(saved(picture)).inPasses()).isTrue();
        assertThat(JpegScans.of(saved(picture)).scans()).isBetween(5, 20);
        assertEquals(DocumentFormat.JPEG, FileCheck.check(saved(picture)));
        assertThat(JpegScans.of(saved(SampleFiles.picture("jpg")))).isEqualTo(new JpegScans.Passes(1, false));
        assertEquals(DocumentFormat.JPEG, FileCheck.check(saved(SampleFiles.picture("jpg"))));
    }

    @Test
    void refuses_passes_without_end() throws IOException {
        byte[] picture = progressive();
        int last = lastScan(picture);
        byte[] scan = Arrays.copyOfRange(picture, last, picture.length - 2);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(picture, 0, picture.length - 2);
        for (int i = 0; i < 1_000; i++) {
            out.writeBytes(scan);
        }
        out.write(picture, picture.length - 2, 2);
        assertRefused(out.toByteArray(), "DOCUMENT_TOO_MANY_PASSES");
    }

    @Test
    void refuses_large_pictures_that_are_kept_as_a_whole() throws IOException {
        assertRefused(sized(progressive(), 6_000, 4_001), "DOCUMENT_TOO_MANY_PIXELS");
        assertRefused(sized(progressive(), 6_000, 4_000), "DOCUMENT_UNREADABLE");
    }

    @Test
    void refuses_rows_without_end() {
        assertRefused(SampleFiles.pngBomb(60_000_000, 1), "DOCUMENT_PICTURE_TOO_LONG");
        assertRefused(SampleFiles.pngBomb(30_001, 1), "DOCUMENT_PICTURE_TOO_LONG");
        assertRefused(SampleFiles.pngBomb(1, 30_001), "DOCUMENT_PICTURE_TOO_LONG");
    }

    private static byte[] progressive() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            ImageWriteParam passes = writer.getDefaultWriteParam();
            passes.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
            image.setRGB(9, 9, 0xff8800);
            writer.write(null, new IIOImage(image, null, null), passes);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** The same picture that says it is larger. */
    private static byte[] sized(byte[] picture, int width, int height) {
        byte[] larger = picture.clone();
        int frame = marker(larger, 0xc2, 2);
        larger[frame + 5] = (byte) (height >> 8);
        larger[frame + 6] = (byte) height;
        larger[frame + 7] = (byte) (width >> 8);
        larger[frame + 8] = (byte) width;
        return larger;
    }

    private static int lastScan(byte[] picture) {
        int found = marker(picture, 0xda, 2);
        for (int next = found; next >= 0; next = marker(picture, 0xda, next + 2)) {
            found = next;
        }
        return found;
    }

    private static int marker(byte[] picture, int marker, int from) {
        for (int i = from; i + 1 < picture.length; i++) {
            if (picture[i] == (byte) 0xff && picture[i + 1] == (byte) marker) {
                return i;
            }
        }
        return -1;
    }

    private void assertRefused(byte[] file, String code) {
        assertThatThrownBy(() -> FileCheck.check(saved(file)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.input())
                                .singleElement()
                                .satisfies(one -> assertEquals(code, one.code())));
    }

    private Path saved(byte[] file) throws IOException {
        return Files.write(folder.resolve("file"), file);
    }
}
