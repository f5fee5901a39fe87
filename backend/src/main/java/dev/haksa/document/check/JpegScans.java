package dev.haksa.document.check;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Counts the passes in which a JPEG draws itself: each costs as much as the whole picture. */
final class JpegScans {
    private static final int MARKER = 0xff;
    private static final int START_OF_SCAN = 0xda;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int FIRST_FRAME = 0xc0;
    private static final int LAST_FRAME = 0xcf;
    private static final int HUFFMAN_TABLES = 0xc4;
    private static final int FIRST_RESTART = 0xd0;
    private static final int START_OF_IMAGE = 0xd8;

    private final ByteBuffer content;
    private int scans;
    private boolean progressive;

    private JpegScans(ByteBuffer content) {
        this.content = content;
    }

    /**
     * What the markers of a file say.
     *
     * @param inPasses whether the whole picture is kept until the last pass
     */
    record Passes(int scans, boolean inPasses) {}

    static Passes of(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            JpegScans picture = new JpegScans(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
            picture.read();
            return new Passes(picture.scans, picture.progressive || picture.scans > 1);
        }
    }

    private void read() {
        int at = 2;
        while (at >= 0 && at + 3 < content.limit()) {
            at = unsigned(at) == MARKER ? after(at + 1) : at + 1;
        }
    }

    /** Where to go on after a marker; -1 at the end of the picture. */
    private int after(int at) {
        int marker = unsigned(at);
        if (marker == END_OF_IMAGE) {
            return -1;
        }
        if (marker == MARKER) {
            return at;
        }
        if (marker <= 1 || (marker >= FIRST_RESTART && marker <= START_OF_IMAGE)) {
            return at + 1;
        }
        if (marker == START_OF_SCAN) {
            scans++;
        }
        if (marker > FIRST_FRAME + 1 && marker <= LAST_FRAME && marker != HUFFMAN_TABLES) {
            progressive = true;
        }
        return at + 1 + (unsigned(at + 1) << Byte.SIZE | unsigned(at + 2));
    }

    private int unsigned(int at) {
        return content.get(at) & MARKER;
    }
}
