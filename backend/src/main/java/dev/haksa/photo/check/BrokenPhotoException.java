package dev.haksa.photo.check;

/** A JPEG that cannot be shown. */
final class BrokenPhotoException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    BrokenPhotoException(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** Why; named under {@code value.<reason>}. */
    enum Reason {
        /** The file ends before the picture does. */
        JPEG_TRUNCATED,
        /** The bytes contradict the format. */
        JPEG_DAMAGED,
        /** A kind that no camera writes and browsers cannot show: arithmetic, lossless, hierarchical, not 8 bit. */
        JPEG_UNUSUAL,
        /** So many passes that only an attack has them. */
        JPEG_TOO_COSTLY
    }
}
