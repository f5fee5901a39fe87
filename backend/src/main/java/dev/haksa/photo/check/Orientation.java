package dev.haksa.photo.check;

/** How the camera was held, by the EXIF entry {@code Orientation}. */
enum Orientation {
    UPRIGHT(0, false),
    MIRRORED(0, true),
    UPSIDE_DOWN(180, false),
    UPSIDE_DOWN_MIRRORED(180, true),
    LEFT_MIRRORED(90, true),
    LEFT(90, false),
    RIGHT_MIRRORED(270, true),
    RIGHT(270, false);

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY_BYTES = 12;
    private static final int MOST_ENTRIES = 200;

    private final int degrees;
    private final boolean mirrored;

    Orientation(int degrees, boolean mirrored) {
        this.degrees = degrees;
        this.mirrored = mirrored;
    }

    /** Clockwise turn that puts the picture upright. */
    int degrees() {
        return degrees;
    }

    /** Whether left and right are exchanged, after turning. */
    boolean mirrored() {
        return mirrored;
    }

    boolean isSideways() {
        return degrees == 90 || degrees == 270;
    }

    /** From a TIFF structure; the given one when there is none to be read. */
    static Orientation read(byte[] bytes, int from, int to, Orientation otherwise) {
        if (to - from < 8) {
            return otherwise;
        }
        Tiff tiff = new Tiff(bytes, from, to, bytes[from] == 'I');
        int directory = tiff.int32(4);
        if (directory < 8) {
            return otherwise;
        }
        int entries = Math.min(tiff.int16(directory), MOST_ENTRIES);
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY_BYTES;
            if (tiff.int16(entry) == TAG && tiff.int16(entry + 2) == SHORT) {
                return of(tiff.int16(entry + 8), otherwise);
            }
        }
        return otherwise;
    }

    private static Orientation of(int value, Orientation otherwise) {
        return value >= 1 && value <= values().length ? values()[value - 1] : otherwise;
    }

    /** Numbers of a TIFF structure; 0 where it ends. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Tiff(byte[] bytes, int from, int to, boolean littleEndian) {
        int int16(int offset) {
            if (offset < 0 || offset > to - from - 2) {
                return 0;
            }
            int first = JpegParts.at(bytes, from + offset);
            int second = JpegParts.at(bytes, from + offset + 1);
            return littleEndian ? second * 256 + first : first * 256 + second;
        }

        int int32(int offset) {
            int first = int16(offset);
            int second = int16(offset + 2);
            return littleEndian ? (second << 16) | first : (first << 16) | second;
        }
    }
}
