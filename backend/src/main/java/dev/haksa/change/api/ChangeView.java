package dev.haksa.change.api;

import dev.haksa.shared.i18n.Language;
import java.time.LocalDate;

/**
 * Who looks at an application, and when.
 *
 * @param base address of the list
 * @param own whether a student looks at the own one
 */
record ChangeView(LocalDate today, String base, boolean own, boolean dryRun, Language language) {
    static final String OWN = "/api/v1/students/me/record-changes";
    static final String STAFF = "/api/v1/record-changes";
}
