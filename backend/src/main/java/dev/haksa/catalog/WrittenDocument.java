package dev.haksa.catalog;

/** What became of a request to write about a section. */
public record WrittenDocument<T extends SectionContent>(SectionDocument<T> document, Outcome outcome) {
    /** How it ended; refusals are failures. */
    public enum Outcome {
        CREATED,
        CHANGED,
        /** It would have been written, had it not been asked for as a dry run. */
        DRY_RUN
    }
}
