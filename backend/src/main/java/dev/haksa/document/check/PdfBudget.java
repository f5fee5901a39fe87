package dev.haksa.document.check;

import dev.haksa.shared.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What looking into one PDF may cost. A refusal is remembered: libraries that read damaged files catch what goes wrong
 * and try again.
 */
final class PdfBudget {
    /** Numbers, names, lists, references: more than a long document has, and about 200 MB at the worst. */
    private static final int MOST_VALUES = 1_000_000;

    private static final int MOST_STREAMS = 50_000;
    /** Of a file that is never longer than a third of it: streams that share their bytes cost each time. */
    private static final long MOST_PACKED = 64L * 1024 * 1024;
    /** What is unpacked to find the objects, all together. */
    private static final int MOST_STRUCTURE = 24 * 1024 * 1024;
    /** A colour scan of a large page. */
    private static final long MOST_OF_ONE = 256L * 1024 * 1024;

    private static final long MOST_OF_ALL = 1024L * 1024 * 1024;

    private int values;
    private int streams;
    private long packed;
    private long structure;
    private long unpacked;
    private @Nullable ProblemException refusal;

    /** Another value was read. */
    void value() {
        values(1);
    }

    /** So many more values were read. */
    void values(int more) {
        values += more;
        require(values <= MOST_VALUES);
    }

    /** Another stream of so many bytes was found. */
    void stream(long length) {
        streams++;
        packed += length;
        require(streams <= MOST_STREAMS && packed <= MOST_PACKED);
    }

    /** Room for what may still be unpacked to find the objects. */
    BoundedSink structure() {
        return BoundedSink.keeping(MOST_STRUCTURE - structure, this::refuse);
    }

    /** So much was unpacked to find the objects. */
    void structure(long bytes) {
        structure += bytes;
        require(structure <= MOST_STRUCTURE);
    }

    /** A place where what a stream unpacks to is counted and forgotten. */
    BoundedSink contents() {
        return BoundedSink.counting(Math.min(MOST_OF_ONE, MOST_OF_ALL - unpacked), this::refuse);
    }

    /** So much did a stream unpack to. */
    void contents(long bytes) {
        unpacked += bytes;
        require(unpacked <= MOST_OF_ALL);
    }

    /** The file costs too much. */
    ProblemException refuse() {
        return refuse(Refusals.unpacksTooLarge());
    }

    /** The file is not acceptable, whatever whoever catches this goes on with. */
    ProblemException refuse(ProblemException reason) {
        if (refusal == null) {
            refusal = reason;
        }
        return refusal;
    }

    /** Fails when the file was refused at any time. */
    void requireKept() {
        if (refusal != null) {
            throw refusal;
        }
    }

    private void require(boolean kept) {
        if (!kept) {
            throw refuse();
        }
    }
}
