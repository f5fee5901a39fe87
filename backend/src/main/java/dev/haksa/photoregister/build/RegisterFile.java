package dev.haksa.photoregister.build;

import java.io.IOException;
import java.util.List;

/** A file that is made of the register piece by piece, in its order. Blocking. */
public interface RegisterFile extends AutoCloseable {
    /** Adds students. */
    void add(List<PicturedEntry> entries) throws IOException;

    /** Finishes the file. */
    void finish() throws IOException;

    /** Lets go of everything; without {@link #finish} the file is worth nothing. */
    @Override
    void close() throws IOException;
}
