package dev.haksa.cardissuer.transfer;

import java.util.List;

/**
 * The formats of packages. A package keeps the one in which it was fixed, since its bytes never change: one that was made before
 * the company was told where cards go is written without that when it is sealed anew.
 *
 * @param version as the manifest says it
 * @param columns of the list
 */
record TransferFormat(String version, List<String> columns) {
    private static final List<String> COLUMNS = List.of(
            "entryNumber",
            "studentNumber",
            "name",
            "nameEn",
            "department",
            "kind",
            "channel",
            "photoFile",
            "mobileFrom",
            "delivery");
    private static final TransferFormat LATEST = new TransferFormat("1.2", COLUMNS);
    private static final TransferFormat WITHOUT_DELIVERY =
            new TransferFormat("1.1", COLUMNS.subList(0, COLUMNS.size() - 1));

    /** The one in which entries were fixed. */
    static TransferFormat of(List<TransferEntry> entries) {
        return entries.stream().allMatch(entry -> entry.delivery() == null) ? WITHOUT_DELIVERY : LATEST;
    }
}
