package dev.haksa.document.check;

import java.io.IOException;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdfparser.PDFParser;

/** Reads a PDF of a stranger: every value counts, and streams are unpacked only within limits. */
final class GuardedParser extends PDFParser {
    /** Lists in lists; the library passes over what is deeper than some hundreds, and nobody would have looked into it. */
    private static final int DEEPEST = 100;

    private final PdfBudget budget;
    private int depth;

    GuardedParser(RandomAccessRead source, PdfBudget budget) throws IOException {
        super(source);
        this.budget = budget;
        this.document.close();
        this.document = new GuardedDocument(this, budget);
    }

    @Override
    protected COSBase parseDirObject() throws IOException {
        budget.value();
        if (depth >= DEEPEST) {
            throw budget.refuse(Refusals.unreadable());
        }
        depth++;
        try {
            return super.parseDirObject();
        } finally {
            depth--;
        }
    }

    /** Nothing is decrypted here: who keeps a password keeps the file. */
    @Override
    protected void prepareDecryption() throws IOException {
        var trailer = document.getTrailer();
        if (trailer != null && trailer.containsKey(COSName.ENCRYPT)) {
            throw budget.refuse(Refusals.encrypted());
        }
        super.prepareDecryption();
    }
}
