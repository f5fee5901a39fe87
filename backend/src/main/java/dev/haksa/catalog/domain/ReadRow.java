package dev.haksa.catalog.domain;

import dev.haksa.catalog.RowMistake;
import java.util.List;

/** A row after reading: either usable, or with all its mistakes. */
public sealed interface ReadRow {
    /** Line where it begins. */
    long line();

    /** What it is about, as it stands in the file. */
    SectionKey key();

    /** Every value could be read. */
    record Usable(TimetableRow row) implements ReadRow {
        @Override
        public long line() {
            return row.line();
        }

        @Override
        public SectionKey key() {
            return row.key();
        }
    }

    /** Some value could not be read. */
    record Unusable(long line, SectionKey key, List<RowMistake> mistakes) implements ReadRow {
        /** Copies the mistakes. */
        public Unusable {
            mistakes = List.copyOf(mistakes);
        }
    }
}
