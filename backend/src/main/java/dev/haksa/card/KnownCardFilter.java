package dev.haksa.card;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which cards are asked for; null for any.
 *
 * @param voided whether they were taken back
 */
public record KnownCardFilter(
        @Nullable String studentNumber,
        @Nullable LocalDate issuedOn,
        @Nullable CardSource source,
        @Nullable Boolean voided) {
    /** What was asked for, without what was not. */
    Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        if (studentNumber != null) {
            told.put("studentNumber", studentNumber);
        }
        if (issuedOn != null) {
            told.put("issuedOn", issuedOn.toString());
        }
        if (source != null) {
            told.put("source", source.name());
        }
        if (voided != null) {
            told.put("voided", voided);
        }
        return told;
    }
}
