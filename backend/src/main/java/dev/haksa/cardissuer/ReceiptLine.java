package dev.haksa.cardissuer;

import dev.haksa.cardissuer.transfer.TransferEntry;

/**
 * What the card company says of one entry.
 *
 * @param packageSha256 of the package that it speaks of
 * @param number of the entry
 * @param code why it is refused; empty when it is accepted
 */
public record ReceiptLine(String packageSha256, int number, ReceiptResult result, String code) {
    /** The number as it stands in files. */
    public String key() {
        return TransferEntry.key(number);
    }
}
