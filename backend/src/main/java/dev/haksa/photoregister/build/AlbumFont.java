package dev.haksa.photoregister.build;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The product's Korean font in a document; what it has no sign for stands as a square. */
final class AlbumFont {
    private static final String SQUARE = "□";
    private static final String ELLIPSIS = "…";
    private static final float UNITS = 1000;

    private final PDType0Font font;
    private final Map<Integer, String> signs = new HashMap<>();

    AlbumFont(PDDocument document, InputStream stream) throws IOException {
        this.font = PDType0Font.load(document, stream, true);
    }

    void write(PDPageContentStream page, String text, float size, float x, float y) throws IOException {
        page.beginText();
        page.setFont(font, size);
        page.newLineAtOffset(x, y);
        page.showText(printable(text));
        page.endText();
    }

    void centred(PDPageContentStream page, String text, float size, float middle, float y) throws IOException {
        write(page, text, size, middle - width(printable(text), size) / 2, y);
    }

    /** The text, cut so that it is not wider than this. */
    String fitting(String text, float size, float widest) throws IOException {
        String printable = printable(text);
        if (width(printable, size) <= widest) {
            return printable;
        }
        int end = printable.length();
        while (end > 0 && width(printable.substring(0, end) + ELLIPSIS, size) > widest) {
            end = printable.offsetByCodePoints(end, -1);
        }
        return printable.substring(0, end) + ELLIPSIS;
    }

    private float width(String text, float size) throws IOException {
        return font.getStringWidth(text) / UNITS * size;
    }

    private String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(point -> printable.append(signs.computeIfAbsent(point, this::sign)));
        return printable.toString();
    }

    private String sign(int point) {
        String text = Character.toString(point);
        try {
            font.encode(text);
            return Character.isISOControl(point) ? " " : text;
        } catch (IllegalArgumentException | IOException e) {
            return Character.isWhitespace(point) || Character.isISOControl(point) ? " " : SQUARE;
        }
    }
}
