package dev.haksa.cardissuer;

import dev.haksa.cardissuer.transfer.TransferEntry;
import java.time.LocalDate;

/**
 * A word of the card company on one card.
 *
 * @param number of the entry
 * @param on the day in Seoul on which it happened
 * @param code why it was refused; empty otherwise
 */
public record ReportLine(int number, ReportStatus status, LocalDate on, String code) {
    /** The number as it stands in files. */
    public String key() {
        return TransferEntry.key(number);
    }
}
