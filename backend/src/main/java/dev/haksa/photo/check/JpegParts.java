package dev.haksa.photo.check;

import dev.haksa.photo.check.BrokenPhotoException.Reason;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a JPEG apart without decoding it. What follows works on {@link #clean()} only, in which nothing is left that does
 * not make pixels: no EXIF, thumbnail, comment, profile, and nothing behind the end.
 */
final class JpegParts {
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int DQT = 0xDB;
    private static final int DHT = 0xC4;
    private static final int DRI = 0xDD;
    private static final int COM = 0xFE;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;
    /** Version 1.1, square pixels, no thumbnail. */
    private static final byte[] PLAIN_JFIF = {'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0};

    private static final int ADOBE_LENGTH = 12;
    private static final int ADOBE_LUMINANCE_AND_BLACK = 2;

    private final byte[] bytes;
    private final ByteArrayOutputStream clean;
    private final List<Range> others = new ArrayList<>();
    private final ColourProfile profile = new ColourProfile();
    private @Nullable JpegFrame frame;
    private @Nullable BrokenPhotoException broken;
    private int scans;
    private Orientation orientation = Orientation.UPRIGHT;
    private boolean adobe;
    private boolean converted;
    private int at = 2;

    private JpegParts(byte[] bytes) {
        this.bytes = bytes;
        this.clean = new ByteArrayOutputStream(bytes.length + 32);
    }

    /** Bytes that make no pixels. */
    record Range(int from, int to) {}

    /** Whether the content begins like a JPEG. */
    static boolean looksLikeJpeg(byte[] bytes) {
        return bytes.length >= 4 && at(bytes, 0) == 0xFF && at(bytes, 1) == SOI && at(bytes, 2) == 0xFF;
    }

    /** Takes a file apart as far as it goes; what is wrong with it is told by {@link #broken()}. */
    static JpegParts of(byte[] bytes) {
        JpegParts parts = new JpegParts(bytes);
        try {
            parts.walk();
        } catch (BrokenPhotoException e) {
            parts.broken = e;
        }
        return parts;
    }

    /** What the decoder may see. */
    byte[] clean() {
        return clean.toByteArray();
    }

    /** Size and kind of the picture; null when the file does not get that far. */
    @Nullable
    JpegFrame frame() {
        return frame;
    }

    /** What is wrong with the structure; null when nothing is. */
    @Nullable
    BrokenPhotoException broken() {
        return broken;
    }

    /** Passes over the picture. */
    int scans() {
        return scans;
    }

    Orientation orientation() {
        return orientation;
    }

    ColourProfile profile() {
        return profile;
    }

    /** Whether four colours are stored the other way round, as Adobe's programs do. */
    boolean isAdobe() {
        return adobe;
    }

    /** Whether four colours are stored as luminance, chrominance and black. */
    boolean isConverted() {
        return converted;
    }

    /** Everything that makes no pixels: metadata, comments and what stands behind the end. */
    List<Range> others() {
        return List.copyOf(others);
    }

    private void walk() throws BrokenPhotoException {
        copyMarker(SOI);
        while (true) {
            int marker = nextMarker();
            if (marker == EOI) {
                end();
                return;
            }
            segment(marker, length());
        }
    }

    private void end() throws BrokenPhotoException {
        if (scans == 0) {
            throw new BrokenPhotoException(Reason.JPEG_DAMAGED);
        }
        copyMarker(EOI);
        others.add(new Range(at, bytes.length));
    }

    private int nextMarker() throws BrokenPhotoException {
        if (octet() != 0xFF) {
            throw new BrokenPhotoException(Reason.JPEG_DAMAGED);
        }
        int marker = octet();
        while (marker == 0xFF) {
            marker = octet();
        }
        return marker;
    }

    private int octet() throws BrokenPhotoException {
        if (at >= bytes.length) {
            throw new BrokenPhotoException(Reason.JPEG_TRUNCATED);
        }
        return at(bytes, at++);
    }

    /** Of the content of the segment that begins here. */
    private int length() throws BrokenPhotoException {
        int length = octet() * 256 + octet() - 2;
        if (length < 0) {
            throw new BrokenPhotoException(Reason.JPEG_DAMAGED);
        }
        if (at + length > bytes.length) {
            others.add(new Range(at, bytes.length));
            throw new BrokenPhotoException(Reason.JPEG_TRUNCATED);
        }
        return length;
    }

    private void segment(int marker, int length) throws BrokenPhotoException {
        int from = at;
        at += length;
        boolean ofApplication = marker >= APP0 && marker <= APP15;
        if (ofApplication || marker == COM) {
            others.add(new Range(from, at));
            application(marker, from, length);
        } else if (JpegFrame.isFrame(marker)) {
            frame(marker, from, length);
        } else if (marker == SOS) {
            scan(from, length);
        } else if (marker == DQT || marker == DHT || marker == DRI) {
            copy(marker, from, length);
        } else {
            throw new BrokenPhotoException(JpegFrame.isUnusual(marker) ? Reason.JPEG_UNUSUAL : Reason.JPEG_DAMAGED);
        }
    }

    private void frame(int marker, int from, int length) throws BrokenPhotoException {
        if (frame != null) {
            throw new BrokenPhotoException(Reason.JPEG_DAMAGED);
        }
        frame = JpegFrame.read(marker, bytes, from, length);
        frame.requireUsual(marker);
        copy(marker, from, length);
    }

    /** The few facts that pixels need from what applications wrote; how colours are stored goes on to the decoder. */
    private void application(int marker, int from, int length) {
        if (marker == APP0 && startsWith(from, length, "JFIF\0") && frame == null) {
            copy(APP0, PLAIN_JFIF, 0, PLAIN_JFIF.length);
        } else if (marker == APP1 && startsWith(from, length, "Exif\0\0")) {
            orientation = Orientation.read(bytes, from + 6, from + length, orientation);
        } else if (marker == APP2 && startsWith(from, length, "ICC_PROFILE\0")) {
            profile.add(bytes, from + 12, from + length);
        } else if (marker == APP14 && length >= ADOBE_LENGTH && startsWith(from, length, "Adobe") && !adobe) {
            adobe = true;
            converted = at(bytes, from + ADOBE_LENGTH - 1) == ADOBE_LUMINANCE_AND_BLACK;
            copy(APP14, bytes, from, ADOBE_LENGTH);
        }
    }

    private void scan(int from, int length) throws BrokenPhotoException {
        if (frame == null) {
            throw new BrokenPhotoException(Reason.JPEG_DAMAGED);
        }
        scans++;
        frame.requireBearable(scans);
        copy(SOS, from, length);
        int begin = at;
        while (at + 1 < bytes.length && !endsScan()) {
            at++;
        }
        if (at + 1 >= bytes.length) {
            throw new BrokenPhotoException(Reason.JPEG_TRUNCATED);
        }
        clean.write(bytes, begin, at - begin);
    }

    private boolean endsScan() {
        int next = at(bytes, at + 1);
        boolean restarts = next >= FIRST_RESTART && next <= LAST_RESTART;
        boolean belongsToData = next == 0 || next == 0xFF || restarts;
        return at(bytes, at) == 0xFF && !belongsToData;
    }

    private boolean startsWith(int from, int length, String text) {
        if (length < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (at(bytes, from + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void copyMarker(int marker) {
        clean.write(0xFF);
        clean.write(marker);
    }

    private void copy(int marker, int from, int length) {
        copy(marker, bytes, from, length);
    }

    private void copy(int marker, byte[] source, int from, int length) {
        copyMarker(marker);
        clean.write((length + 2) >> 8);
        clean.write(length + 2);
        clean.write(source, from, length);
    }

    static int at(byte[] bytes, int index) {
        return bytes[index] & 0xFF;
    }

    /** The number of two bytes, the higher one first. */
    static int int16(byte[] bytes, int index) {
        return at(bytes, index) * 256 + at(bytes, index + 1);
    }
}
