package dev.haksa.document.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.FilterFactory;

/**
 * Unpacks the streams of a PDF without keeping anything: whoever opens it later should not meet a bomb either. How
 * pictures are packed is left to those who show them.
 */
final class PdfContents {
    /** Even nothing, packed, takes some bytes. */
    private static final int NOTHING_PACKED = 32;

    private PdfContents() {}

    /** Fails when a stream unpacks to too much, is packed more than once, or is not what it says. */
    static void requireBounded(GuardedStream stream, PdfBudget budget) throws IOException {
        List<COSName> filters = PdfFilters.of(stream);
        if (filters.stream().filter(PdfFilters::packs).count() > 1) {
            throw budget.refuse();
        }
        InputStream input = stream.createRawInputStream();
        for (COSName filter : filters) {
            if (PdfFilters.packs(filter)) {
                unpack(stream, filter, input, budget);
                return;
            }
            if (!PdfFilters.spells(filter)) {
                return;
            }
            input = spelt(filter, input, budget);
        }
    }

    private static void unpack(GuardedStream stream, COSName filter, InputStream input, PdfBudget budget)
            throws IOException {
        BoundedSink sink = budget.contents();
        FilterFactory.INSTANCE.getFilter(filter).decode(input, sink, parameters(stream), 0);
        budget.contents(sink.count());
        if (sink.count() == 0 && stream.packedLength() > NOTHING_PACKED) {
            throw Refusals.unreadable();
        }
    }

    private static InputStream spelt(COSName filter, InputStream input, PdfBudget budget) throws IOException {
        BoundedSink sink = budget.structure();
        FilterFactory.INSTANCE.getFilter(filter).decode(input, sink, new COSDictionary(), 0);
        return new ByteArrayInputStream(sink.bytes());
    }

    /** How rows are predicted changes nothing about how much there is, but would take room. */
    private static COSDictionary parameters(GuardedStream stream) {
        COSDictionary needed = new COSDictionary();
        if (stream.getDictionaryObject(COSName.DECODE_PARMS) instanceof COSDictionary given) {
            COSDictionary kept = new COSDictionary();
            kept.setInt(COSName.EARLY_CHANGE, given.getInt(COSName.EARLY_CHANGE, 1));
            needed.setItem(COSName.DECODE_PARMS, kept);
        }
        return needed;
    }
}
