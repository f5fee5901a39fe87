package dev.haksa.document.check;

import dev.haksa.document.DocumentFormat;
import dev.haksa.document.domain.Signatures;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Looks into a received file: what it is, and whether it is whole and harmless. It takes its time; not for event loops. */
public final class FileCheck {
    private FileCheck() {}

    /**
     * The format of an acceptable file.
     *
     * @throws dev.haksa.shared.problem.ProblemException with the reason when it is not acceptable
     */
    public static DocumentFormat check(Path file) {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            byte[] beginning = read(content, 0);
            byte[] end = read(content, Math.max(0, content.length() - Signatures.WINDOW));
            DocumentFormat format = Signatures.format(beginning).orElseThrow(Refusals::unknownFormat);
            if (Signatures.hasSecondNature(format, beginning, end)) {
                throw Refusals.secondNature();
            }
            switch (format) {
                case PDF -> PdfCheck.check(file, end);
                case JPEG -> ImageCheck.check(file, "jpeg");
                case PNG -> ImageCheck.check(file, "png");
            }
            return format;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(RandomAccessFile content, long from) throws IOException {
        byte[] bytes = new byte[(int) Math.min(Signatures.WINDOW, content.length() - from)];
        content.seek(from);
        content.readFully(bytes);
        return bytes;
    }
}
