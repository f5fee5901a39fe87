package dev.haksa.cardissuer.transfer;

/** The file store answered with something else than what was put into it. */
public final class DamagedPhotoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int entryNumber;

    DamagedPhotoException(TransferEntry entry) {
        super("photo " + entry.photoSha256() + " of entry " + entry.key() + " is damaged");
        this.entryNumber = entry.number();
    }

    /** Whose photo it is. */
    public int entryNumber() {
        return entryNumber;
    }
}
