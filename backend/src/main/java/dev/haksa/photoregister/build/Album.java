package dev.haksa.photoregister.build;

import dev.haksa.photoregister.RegisterEntry;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.pdf.PdfPages;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

/**
 * The album (사진대장): A4, five by five photos with number and name, a new page for each department, year level and class.
 * Pictures and pages lie in a temporary file of the library beside it until the end, so that only the current page is in
 * memory.
 */
public final class Album implements RegisterFile {
    private static final int COLUMNS = 5;
    private static final int ROWS = 5;
    private static final float MARGIN = 40;
    private static final float HEAD = 34;
    private static final float PHOTO_WIDTH = 80;
    /** 295 × 367 pixels. */
    private static final float PHOTO_HEIGHT = PHOTO_WIDTH * 367 / 295;

    private static final float CELL_WIDTH = (PDRectangle.A4.getWidth() - 2 * MARGIN) / COLUMNS;
    private static final float CELL_HEIGHT = 143;
    private static final float TITLE = 14;
    private static final float TEXT = 9;
    private static final float LINE = 12;
    private static final float FOOT = 22;

    private final Path file;
    private final Language language;
    private final String madeOn;
    private final PDDocument document;
    private final AlbumFont font;

    private @Nullable PDPageContentStream page;
    private String heading = "";
    private int onPage;

    /**
     * An album in a file that is not there yet.
     *
     * @param madeOn printed at the foot: when, for what, by whom
     */
    public Album(Path file, Language language, String madeOn) throws IOException {
        this.file = file;
        this.language = language;
        this.madeOn = madeOn;
        this.document = new PDDocument(MemoryUsageSetting.setupTempFileOnly()
                .setTempDir(file.toAbsolutePath().resolveSibling("").toFile())
                .streamCache);
        document.getDocumentInformation().setTitle(RegisterTexts.get(language, "album.title"));
        try (InputStream stream = PdfPages.font()) {
            this.font = new AlbumFont(document, stream);
        }
    }

    @Override
    public void add(List<PicturedEntry> entries) throws IOException {
        for (PicturedEntry one : entries) {
            String under = RegisterTexts.heading(language, one.entry());
            if (page == null || onPage == COLUMNS * ROWS || !under.equals(heading)) {
                heading = under;
                turn();
            }
            draw(one);
            onPage++;
        }
    }

    @Override
    public void finish() throws IOException {
        if (page == null) {
            heading = RegisterTexts.get(language, "album.empty");
            turn();
        }
        endPage();
        number();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            document.save(out);
        }
    }

    @Override
    public void close() throws IOException {
        endPage();
        document.close();
    }

    private void turn() throws IOException {
        endPage();
        PDPage next = new PDPage(PDRectangle.A4);
        document.addPage(next);
        PDPageContentStream begun = new PDPageContentStream(document, next);
        page = begun;
        onPage = 0;
        float y = PDRectangle.A4.getHeight() - MARGIN;
        font.write(begun, RegisterTexts.get(language, "album.title"), TITLE, MARGIN, y - TITLE);
        font.write(begun, font.fitting(heading, TEXT + 1, 380), TEXT + 1, MARGIN + 100, y - TITLE);
        begun.moveTo(MARGIN, y - HEAD + LINE);
        begun.lineTo(PDRectangle.A4.getWidth() - MARGIN, y - HEAD + LINE);
        begun.stroke();
    }

    private void endPage() throws IOException {
        if (page != null) {
            page.close();
            page = null;
        }
    }

    private void draw(PicturedEntry one) throws IOException {
        PDPageContentStream at = page;
        if (at == null) {
            throw new IllegalStateException("no page begun");
        }
        float left = MARGIN + onPage % COLUMNS * CELL_WIDTH;
        int row = onPage / COLUMNS;
        float top = PDRectangle.A4.getHeight() - MARGIN - HEAD - row * CELL_HEIGHT;
        float photoLeft = left + (CELL_WIDTH - PHOTO_WIDTH) / 2;
        float photoBottom = top - PHOTO_HEIGHT;
        if (one.picture() == null) {
            frame(at, one.photographed() ? "album.lost" : "album.none", photoLeft, photoBottom);
        } else {
            PDImageXObject image =
                    JPEGFactory.createFromByteArray(document, one.picture().getBytes());
            at.drawImage(image, photoLeft, photoBottom, PHOTO_WIDTH, PHOTO_HEIGHT);
        }
        RegisterEntry entry = one.entry();
        float middle = left + CELL_WIDTH / 2;
        font.centred(at, entry.studentNumber(), TEXT, middle, photoBottom - LINE);
        font.centred(at, font.fitting(entry.name(), TEXT, CELL_WIDTH - 4), TEXT, middle, photoBottom - 2 * LINE);
    }

    private void frame(PDPageContentStream at, String why, float left, float bottom) throws IOException {
        at.addRect(left, bottom, PHOTO_WIDTH, PHOTO_HEIGHT);
        at.stroke();
        font.centred(at, RegisterTexts.get(language, why), TEXT, left + PHOTO_WIDTH / 2, bottom + PHOTO_HEIGHT / 2);
    }

    private void number() throws IOException {
        int pages = document.getNumberOfPages();
        int number = 0;
        for (PDPage one : document.getPages()) {
            number++;
            try (PDPageContentStream foot = new PDPageContentStream(document, one, AppendMode.APPEND, true, true)) {
                String text = RegisterTexts.get(language, "album.page", Map.of("page", number, "pages", pages));
                font.centred(foot, text, TEXT, PDRectangle.A4.getWidth() / 2, FOOT);
                font.write(foot, font.fitting(madeOn, TEXT - 2, 220), TEXT - 2, MARGIN, FOOT);
            }
        }
    }
}
