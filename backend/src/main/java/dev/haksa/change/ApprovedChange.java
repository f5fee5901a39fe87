package dev.haksa.change;

import dev.haksa.shared.security.Caller;
import java.time.LocalDate;

/**
 * A change that is to be carried out.
 *
 * @param id of the application
 * @param effectiveOn day from which it counts
 * @param caller who decided it; the product itself when it takes effect later
 */
public record ApprovedChange(int id, ChangeDraft draft, LocalDate effectiveOn, Caller caller) {
    /** What changes of records and audit entries go back to. */
    public String source() {
        return "record-change/" + id;
    }
}
