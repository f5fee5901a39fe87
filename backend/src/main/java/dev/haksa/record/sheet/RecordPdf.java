package dev.haksa.record.sheet;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import dev.haksa.record.RecordSheet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Turns a record into a PDF whose text can be searched and read aloud. It takes its time; not for event loops. */
public final class RecordPdf {
    private static final String FONT = "/fonts/NotoSansKR-Regular.ttf";
    private static final int WEIGHT = 400;

    private RecordPdf() {}

    /** The record as PDF. */
    public static byte[] render(RecordSheet sheet) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.useFont(
                    () -> new ByteArrayInputStream(Font.BYTES), RecordHtml.FONT, WEIGHT, FontStyle.NORMAL, true);
            // What a record says is text; nothing in it may make us fetch something.
            builder.useUriResolver((base, uri) -> null);
            builder.withHtmlContent(RecordHtml.write(sheet), null);
            builder.toStream(out);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Read when it is needed for the first time. */
    private static final class Font {
        static final byte[] BYTES = read();

        private static byte[] read() {
            try (InputStream stream = RecordPdf.class.getResourceAsStream(FONT)) {
                return Objects.requireNonNull(stream, FONT).readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
