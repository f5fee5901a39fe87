package dev.haksa.photo.check;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Finds files of other kinds inside a photo, which other programs would open as such. */
final class HiddenFiles {
    /** A ZIP archive is found by its end; readers look so far back. */
    private static final int ARCHIVE_END_REACH = 65_557;

    private static final Signature ARCHIVE_END = new Signature("ZIP", "PK\u0005\u0006\0\0", false);
    private static final List<Signature> SIGNATURES = List.of(
            ARCHIVE_END,
            new Signature("ZIP", "PK\u0003\u0004", false),
            new Signature("RAR", "Rar!\u001a\u0007", false),
            new Signature("7Z", "7z\u00bc\u00af'\u001c", false),
            new Signature("PDF", "%PDF-", false),
            new Signature("ELF", "\u007fELF\u0001\u0001", false),
            new Signature("ELF", "\u007fELF\u0002\u0001", false),
            new Signature("EXE", "This program cannot be run in DOS mode", false),
            new Signature("SCRIPT", "#!/bin/", false),
            new Signature("SCRIPT", "#!/usr/bin/", false),
            new Signature("PHP", "<?php", true),
            new Signature("HTML", "<!doctype", true),
            new Signature("HTML", "<html", true),
            new Signature("HTML", "<script", true),
            new Signature("HTML", "<iframe", true),
            new Signature("SVG", "http://www.w3.org/2000/svg", false));
    private static final boolean[] MAY_BEGIN = firstBytes();
    private static final List<Signature> BEGINNINGS = List.of(
            new Signature("PNG", "\u0089PNG", false),
            new Signature("GIF", "GIF8", false),
            new Signature("BMP", "BM", false),
            new Signature("TIFF", "II*\0", false),
            new Signature("TIFF", "MM\0*", false),
            new Signature("WebP", "RIFF", false));

    private HiddenFiles() {}

    /** Another kind of file among the bytes of a JPEG that make no pixels, or an archive that ends with it. */
    static Optional<String> find(byte[] bytes, List<JpegParts.Range> others) {
        for (JpegParts.Range range : others) {
            for (int at = range.from(); at < range.to(); at++) {
                Optional<String> kind = MAY_BEGIN[bytes[at] & 0xFF] ? kindAt(bytes, at, SIGNATURES) : Optional.empty();
                if (kind.isPresent()) {
                    return kind;
                }
            }
        }
        return archiveBehind(bytes);
    }

    /** What a file that is no JPEG is instead. */
    static String kind(byte[] bytes) {
        if (bytes.length == 0) {
            return "PHOTO_EMPTY_FILE";
        }
        if (bytes.length > 12 && new Signature("", "ftyp", false).isAt(bytes, 4)) {
            return new Signature("", "avi", false).isAt(bytes, 8) ? "AVIF" : "HEIC";
        }
        return kindAt(bytes, 0, BEGINNINGS)
                .or(() -> kindAt(bytes, 0, SIGNATURES))
                .orElse("PHOTO_UNKNOWN_KIND");
    }

    private static boolean[] firstBytes() {
        boolean[] first = new boolean[256];
        SIGNATURES.forEach(signature -> first[signature.text()[0] & 0xFF] = true);
        return first;
    }

    private static Optional<String> archiveBehind(byte[] bytes) {
        for (int at = Math.max(0, bytes.length - ARCHIVE_END_REACH); at < bytes.length; at++) {
            if (ARCHIVE_END.isAt(bytes, at)) {
                return Optional.of(ARCHIVE_END.kind());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> kindAt(byte[] bytes, int at, List<Signature> signatures) {
        for (Signature signature : signatures) {
            if (signature.isAt(bytes, at)) {
                return Optional.of(signature.kind());
            }
        }
        return Optional.empty();
    }

    /** How a kind of file is recognised. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Signature(String kind, byte[] text, boolean anyCase) {
        Signature(String kind, String text, boolean anyCase) {
            this(kind, text.getBytes(StandardCharsets.ISO_8859_1), anyCase);
        }

        boolean isAt(byte[] bytes, int at) {
            if (at + text.length > bytes.length) {
                return false;
            }
            for (int i = 0; i < text.length; i++) {
                int octet = bytes[at + i];
                int lower = anyCase && octet >= 'A' && octet <= 'Z' ? octet + 32 : octet;
                if (lower != text[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
