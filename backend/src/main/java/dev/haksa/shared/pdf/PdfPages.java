package dev.haksa.shared.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Turns pages of ours into PDF whose text can be searched and read aloud. It takes its time; not for event loops. */
public final class PdfPages {
    /** The only font family that pages can use. */
    public static final String FONT = "Noto Sans KR";

    private static final String FONT_FILE = "/fonts/NotoSansKR-Regular.ttf";
    private static final int WEIGHT = 400;

    private PdfPages() {}

    /**
     * The pages of a document.
     *
     * @param html well-formed; what others wrote has gone through {@link #text}
     */
    public static byte[] render(String html) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.useFont(() -> new ByteArrayInputStream(Font.BYTES), FONT, WEIGHT, FontStyle.NORMAL, true);
            // What a page says is text; nothing in it may make us fetch something.
            builder.useUriResolver((base, uri) -> null);
            builder.withHtmlContent(html, null);
            builder.toStream(out);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The font, for those who draw pages themselves. */
    public static InputStream font() {
        return new ByteArrayInputStream(Font.BYTES);
    }

    /** Text as it stands, whatever it contains. */
    public static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Read when it is needed for the first time. */
    private static final class Font {
        static final byte[] BYTES = read();

        private static byte[] read() {
            try (InputStream stream = PdfPages.class.getResourceAsStream(FONT_FILE)) {
                return Objects.requireNonNull(stream, FONT_FILE).readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
