package dev.haksa.document;

import dev.haksa.document.domain.Retention;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What a purge did.
 *
 * @param documents rows deleted
 * @param files removed from the file store at once; what was put there a short time ago follows with the next sweep
 * @param bytes of the documents
 */
public record PurgeReport(
        int id, Instant at, String runByName, LocalDate asOf, Retention rule, int documents, int files, long bytes) {}
