package dev.haksa.document;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.Deflater;

/** Little that unpacks to much: zeros, packed in the ways of PDF files. */
public final class Bombs {
    private static final int MEGABYTE = 1 << 20;
    private static final int LZW_CLEAR = 256;
    private static final int LZW_FIRST = 258;
    private static final int LZW_LAST = 4094;

    private Bombs() {}

    /** One megabyte is packed once and repeated: each piece stands for itself. */
    public static byte[] flate(int megabytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(new byte[MEGABYTE]);
        byte[] room = new byte[1 << 16];
        int length = deflater.deflate(room, 0, room.length, Deflater.FULL_FLUSH);
        byte[] piece = Arrays.copyOf(room, length);
        deflater.end();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x78, (byte) 0xda});
        for (int i = 0; i < megabytes; i++) {
            out.writeBytes(piece);
        }
        out.writeBytes(new byte[] {3, 0, 0, 0, 0, 0});
        return out.toByteArray();
    }

    /** Packed twice. */
    public static byte[] flateOfFlate(int megabytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(flate(megabytes));
        deflater.finish();
        byte[] room = new byte[MEGABYTE];
        int length = deflater.deflate(room);
        deflater.end();
        return Arrays.copyOf(room, length);
    }

    /** Two bytes stand for 128. */
    public static byte[] runLength(int megabytes) {
        byte[] runs = new byte[megabytes * (MEGABYTE / 128) * 2 + 1];
        for (int i = 0; i < runs.length; i += 2) {
            runs[i] = (byte) 129;
        }
        runs[runs.length - 1] = (byte) 128;
        return runs;
    }

    /** Each code stands for one zero more than the code before; a full table is cleared and begun again. */
    public static byte[] lzw(int megabytes) {
        Bits bits = new Bits();
        for (long written = 0; written < (long) megabytes * MEGABYTE; ) {
            bits.add(LZW_CLEAR, 12);
            bits.add(0, 9);
            for (int code = LZW_FIRST; code <= LZW_LAST; code++) {
                bits.add(code, code >= 2047 ? 12 : code >= 1023 ? 11 : code >= 511 ? 10 : 9);
                written += code - LZW_FIRST + 2;
            }
        }
        return bits.bytes();
    }

    public static byte[] hex(byte[] content) {
        return (HexFormat.of().formatHex(content) + ">").getBytes(StandardCharsets.US_ASCII);
    }

    /** Bits in a row; the first code of all is one of nine bits. */
    private static final class Bits {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private long waiting;
        private int count;
        private boolean begun;

        void add(int code, int width) {
            int bits = begun ? width : 9;
            begun = true;
            waiting = waiting << bits | code;
            count += bits;
            for (; count >= 8; count -= 8) {
                out.write((int) (waiting >> (count - 8)));
            }
            waiting &= (1L << count) - 1;
        }

        byte[] bytes() {
            out.write((int) (waiting << (8 - count)));
            return out.toByteArray();
        }
    }
}
