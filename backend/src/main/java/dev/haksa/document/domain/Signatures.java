package dev.haksa.document.domain;

import dev.haksa.document.DocumentFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the bytes of a file say that it is, whatever its name says. */
public final class Signatures {
    /** So many bytes from the beginning and the end are looked at. */
    public static final int WINDOW = 65_600;

    private static final int PDF_READERS_LOOK_SO_FAR = 1024;
    private static final int BROWSERS_LOOK_SO_FAR = 1024;
    private static final String PDF = "%PDF-";
    private static final String PNG = "\u0089PNG\r\n\u001a\n";
    private static final String JPEG = "\u00ff\u00d8\u00ff";
    private static final String ZIP_DIRECTORY_END = "PK\u0005\u0006";
    private static final List<String> MARKUP = List.of("<html", "<script", "<svg", "<!doctype", "<iframe", "<?php");

    private Signatures() {}

    /** The format by the first bytes; empty when it is none that is accepted. */
    public static Optional<DocumentFormat> format(byte[] beginning) {
        String head = text(beginning);
        if (head.startsWith(PDF)) {
            return Optional.of(DocumentFormat.PDF);
        }
        if (head.startsWith(PNG)) {
            return Optional.of(DocumentFormat.PNG);
        }
        return head.startsWith(JPEG) ? Optional.of(DocumentFormat.JPEG) : Optional.empty();
    }

    /**
     * Whether other programs would take the file for something else: an archive, which they recognise by its end, a web
     * page or a PDF inside a picture.
     *
     * @param beginning up to {@link #WINDOW} bytes
     * @param end up to {@link #WINDOW} bytes
     */
    public static boolean hasSecondNature(DocumentFormat format, byte[] beginning, byte[] end) {
        String head = text(beginning);
        String start =
                head.substring(0, Math.min(head.length(), BROWSERS_LOOK_SO_FAR)).toLowerCase(Locale.ROOT);
        boolean pdfInside = format != DocumentFormat.PDF
                && head.substring(0, Math.min(head.length(), PDF_READERS_LOOK_SO_FAR))
                        .contains(PDF);
        return pdfInside
                || MARKUP.stream().anyMatch(start::contains)
                || text(end).contains(ZIP_DIRECTORY_END);
    }

    /** Whether a PDF says that it is complete. */
    public static boolean endsAsPdf(byte[] end) {
        String tail = text(end);
        return tail.substring(Math.max(0, tail.length() - PDF_READERS_LOOK_SO_FAR))
                .contains("%%EOF");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
