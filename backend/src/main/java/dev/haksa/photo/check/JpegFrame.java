package dev.haksa.photo.check;

import dev.haksa.photo.check.BrokenPhotoException.Reason;

/**
 * What the header says about the picture, before anything is decoded.
 *
 * @param width pixels as stored, before turning
 * @param height the same
 * @param precision bits a colour
 * @param colours 1 grey, 3 colours, 4 for print
 * @param progressive whether every pass refines the whole picture
 */
record JpegFrame(int width, int height, int precision, int colours, boolean progressive) {
    /** More than most phones make of a photo. It is decoded row by row, and only what fits the card is kept. */
    private static final long MOST_PIXELS = 40_000_000;

    /** With several passes, the decoder keeps the whole picture: six bytes a pixel, 96 MB. */
    private static final long MOST_PIXELS_KEPT = 16_000_000;

    /** Programs write about ten passes. */
    private static final int MOST_SCANS = 40;

    /** Passes times pixels: 16 megapixels in ten passes. Bounds the time that decoding takes. */
    private static final long MOST_WORK = 160_000_000;

    private static final int BASELINE = 0xC0;
    private static final int PROGRESSIVE = 0xC2;
    private static final int DHT = 0xC4;
    private static final int JPEG_EXTENSION = 0xC8;
    private static final int ARITHMETIC_CONDITIONS = 0xCC;
    private static final int LAST_FRAME = 0xCF;
    private static final int LINES_LATER = 0xDC;
    private static final int HIERARCHICAL = 0xDE;
    private static final int EXPAND = 0xDF;

    static boolean isFrame(int marker) {
        return marker >= BASELINE
                && marker <= LAST_FRAME
                && marker != DHT
                && marker != JPEG_EXTENSION
                && marker != ARITHMETIC_CONDITIONS;
    }

    /** Markers of the format's rare corners. */
    static boolean isUnusual(int marker) {
        return marker == JPEG_EXTENSION
                || marker == ARITHMETIC_CONDITIONS
                || marker == LINES_LATER
                || marker == HIERARCHICAL
                || marker == EXPAND;
    }

    static JpegFrame read(int marker, byte[] bytes, int from, int length) throws BrokenPhotoException {
        if (length < 6) {
            throw new BrokenPhotoException(Reason.JPEG_DAMAGED);
        }
        int height = JpegParts.int16(bytes, from + 1);
        int width = JpegParts.int16(bytes, from + 3);
        int colours = JpegParts.at(bytes, from + 5);
        if (width == 0 || length < 6 + 3 * colours) {
            throw new BrokenPhotoException(Reason.JPEG_DAMAGED);
        }
        return new JpegFrame(width, height, JpegParts.at(bytes, from), colours, marker == PROGRESSIVE);
    }

    long pixels() {
        return (long) width * height;
    }

    /** Most pixels of a picture of its kind. */
    long mostPixels(int scans) {
        return progressive || scans > 1 ? MOST_PIXELS_KEPT : MOST_PIXELS;
    }

    /** Baseline, extended and progressive with 8 bits and Huffman coding, as cameras and programs write them. */
    void requireUsual(int marker) throws BrokenPhotoException {
        boolean usual = marker >= BASELINE
                && marker <= PROGRESSIVE
                && precision == 8
                && height > 0
                && (colours == 1 || colours == 3 || colours == 4);
        if (!usual) {
            throw new BrokenPhotoException(Reason.JPEG_UNUSUAL);
        }
    }

    void requireBearable(int scans) throws BrokenPhotoException {
        if (scans > MOST_SCANS || scans * pixels() > MOST_WORK) {
            throw new BrokenPhotoException(Reason.JPEG_TOO_COSTLY);
        }
    }
}
