package dev.haksa.document.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.cos.COSInputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.DecodeOptions;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;

/**
 * A stream of a file that is being looked into. The library unpacks streams only through these methods, to find where
 * objects are and those that are packed together; here it gets them within limits.
 */
final class GuardedStream extends COSStream {
    private static final int SHORTEST_ENTRY = 3;

    private final long packedLength;
    private final PdfBudget budget;

    GuardedStream(RandomAccessReadView raw, long packedLength, PdfBudget budget) throws IOException {
        super(null, raw);
        this.packedLength = packedLength;
        this.budget = budget;
    }

    /** Its bytes in the file, whatever it says itself. */
    long packedLength() {
        return packedLength;
    }

    @Override
    public RandomAccessRead createView() throws IOException {
        requireEntriesWithRoom();
        BoundedSink sink = budget.structure();
        if (PdfFilters.of(this).isEmpty()) {
            createRawInputStream().transferTo(sink);
        } else if (PdfFilters.isPlainlyFlate(this) && PdfFilters.hasShortRows(this)) {
            FilterFactory.INSTANCE.getFilter(COSName.FLATE_DECODE).decode(createRawInputStream(), sink, this, 0);
        } else {
            throw budget.refuse();
        }
        budget.structure(sink.count());
        byte[] unpacked = sink.bytes();
        budget.values(containsKey(COSName.W) ? unpacked.length / SHORTEST_ENTRY : PdfWords.count(unpacked));
        return new RandomAccessReadBuffer(unpacked);
    }

    /** Whoever looks into a file does not read its pages. */
    @Override
    public COSInputStream createInputStream(DecodeOptions options) {
        throw new UncheckedIOException(new IOException("Contents are not read here."));
    }

    /** One byte of a table of places may stand for a place, which takes a hundred. */
    private void requireEntriesWithRoom() {
        var widths = getCOSArray(COSName.W);
        if (widths != null) {
            int sum = 0;
            for (int i = 0; i < widths.size(); i++) {
                sum += Math.clamp(widths.getInt(i, 0), 0, SHORTEST_ENTRY);
            }
            if (sum < SHORTEST_ENTRY) {
                throw budget.refuse();
            }
        }
    }
}
