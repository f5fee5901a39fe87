package dev.haksa.photoregister;

import dev.haksa.photoregister.build.PhotoZip;
import dev.haksa.shared.security.Caller;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An archive that is open and being put in.
 *
 * @param done how many of its files have been looked at
 * @param failuresInARow of the product, not of photos
 */
record ArchivedPhotos(
        PhotoZip zip,
        ImportOrder order,
        Caller caller,
        ImportTriage triage,
        AtomicInteger done,
        AtomicInteger failuresInARow) {
    ArchivedPhotos(PhotoZip zip, ImportOrder order, Caller caller, ImportTriage triage) {
        this(zip, order, caller, triage, new AtomicInteger(), new AtomicInteger());
    }
}
