package dev.haksa.document;

import dev.haksa.document.domain.Retention;
import java.time.LocalDate;
import java.util.List;

/**
 * What a purge would delete.
 *
 * @param asOf day whose regulation applies
 * @param documents of all candidates
 * @param bytes of all candidates
 * @param first the first candidates, those uploaded the longest ago
 */
public record PurgePlan(LocalDate asOf, Retention rule, long documents, long bytes, List<PurgeCandidate> first) {}
