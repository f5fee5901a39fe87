package dev.haksa.shared.table;

import java.io.IOException;
import java.util.List;

/** A table that is written piece by piece, in its order. Blocking. */
public interface TableFile extends AutoCloseable {
    /** Adds rows, each with a cell for every column; whole numbers stay numbers, everything else is text. */
    void add(List<List<Object>> rows) throws IOException;

    /** Finishes the table. */
    void finish() throws IOException;

    /** Lets go of everything; without {@link #finish} what was written is worth nothing. */
    @Override
    void close() throws IOException;
}
