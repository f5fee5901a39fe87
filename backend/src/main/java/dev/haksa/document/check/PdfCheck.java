package dev.haksa.document.check;

import dev.haksa.document.domain.Signatures;
import dev.haksa.shared.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Opens a PDF and looks at every object for what could act by itself: scripts, programs, files inside, forms that send. */
final class PdfCheck {
    private static final int MOST_OBJECTS = 500_000;
    private static final Set<String> ACTIVE_KEYS =
            Set.of("JS", "JavaScript", "EmbeddedFiles", "EF", "XFA", "RichMediaContent", "RichMediaSettings");
    private static final Set<String> ACTIVE_ACTIONS = Set.of(
            "JavaScript",
            "Launch",
            "SubmitForm",
            "ImportData",
            "GoToE",
            "Rendition",
            "RichMediaExecute",
            "Movie",
            "Sound");
    private static final Set<String> ACTIVE_TYPES = Set.of("EmbeddedFile");
    private static final Set<String> ACTIVE_SUBTYPES = Set.of("FileAttachment", "RichMedia", "Movie", "Screen", "3D");
    private static final Map<String, Set<String>> ACTIVE_VALUES =
            Map.of("S", ACTIVE_ACTIONS, "Type", ACTIVE_TYPES, "Subtype", ACTIVE_SUBTYPES);

    private PdfCheck() {}

    static void check(Path file, byte[] end) throws IOException {
        if (!Signatures.endsAsPdf(end)) {
            throw Refusals.unreadable();
        }
        PdfPlaces.requireBounded(file);
        PdfBudget budget = new PdfBudget();
        try (RandomAccessReadBufferedFile source = new RandomAccessReadBufferedFile(file.toFile());
                PDDocument document = new GuardedParser(source, budget).parse()) {
            if (document.isEncrypted()) {
                throw Refusals.encrypted();
            }
            inspect(document.getDocument(), budget);
            if (document.getNumberOfPages() == 0) {
                throw Refusals.unreadable();
            }
        } catch (InvalidPasswordException e) {
            throw Refusals.encrypted();
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            budget.requireKept();
            throw Refusals.unreadable();
        }
        budget.requireKept();
    }

    private static void inspect(COSDocument document, PdfBudget budget) throws IOException {
        Deque<COSBase> pending = new ArrayDeque<>();
        if (document.getTrailer() != null) {
            pending.add(document.getTrailer());
        }
        for (COSObjectKey key : document.getXrefTable().keySet()) {
            COSBase object = document.getObjectFromPool(key).getObject();
            if (object instanceof GuardedStream stream) {
                PdfContents.requireBounded(stream, budget);
            }
            if (object != null) {
                pending.add(object);
            }
        }
        for (int seen = 0; !pending.isEmpty(); seen++) {
            if (seen > MOST_OBJECTS) {
                throw Refusals.unpacksTooLarge();
            }
            inspect(pending.remove(), pending);
        }
    }

    /** What stands in the object itself; what it refers to has its own turn. */
    private static void inspect(COSBase object, Deque<COSBase> pending) {
        if (object instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                addDirect(array.get(i), pending);
            }
        } else if (object instanceof COSDictionary dictionary) {
            dictionary.entrySet().forEach(entry -> {
                refuseActive(entry.getKey().getName(), dictionary.getDictionaryObject(entry.getKey()));
                addDirect(entry.getValue(), pending);
            });
        }
    }

    private static void addDirect(COSBase value, Deque<COSBase> pending) {
        if (value instanceof COSArray || value instanceof COSDictionary) {
            pending.add(value);
        }
    }

    private static void refuseActive(String key, @org.jspecify.annotations.Nullable COSBase value) {
        if (ACTIVE_KEYS.contains(key)) {
            throw Refusals.active(key);
        }
        if (value instanceof COSName name
                && ACTIVE_VALUES.getOrDefault(key, Set.of()).contains(name.getName())) {
            throw Refusals.active(name.getName());
        }
    }
}
