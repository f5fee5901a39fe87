package dev.haksa.document.check;

import java.io.IOException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.ICOSParser;
import org.apache.pdfbox.io.IOUtils;

/** A document whose streams are guarded. */
final class GuardedDocument extends COSDocument {
    private final ICOSParser parser;
    private final PdfBudget budget;

    GuardedDocument(ICOSParser parser, PdfBudget budget) {
        super(IOUtils.createTempFileOnlyStreamCache(), parser);
        this.parser = parser;
        this.budget = budget;
    }

    @Override
    public COSStream createCOSStream(COSDictionary dictionary, long start, long length) throws IOException {
        budget.stream(length);
        GuardedStream stream = new GuardedStream(parser.createRandomAccessReadView(start, length), length, budget);
        dictionary.forEach(stream::setItem);
        stream.setKey(dictionary.getKey());
        return stream;
    }
}
