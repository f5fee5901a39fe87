package dev.haksa.photoregister.build;

import dev.haksa.photoregister.domain.ImportedName;
import dev.haksa.shared.problem.ProblemException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * An archive that somebody sent, of which nothing is believed: how many files it has is looked up before its directory is
 * read, what comes out of it is counted, and no file is made under a name of its. Blocking.
 */
public final class PhotoZip implements Closeable {
    /** Most files of an archive. */
    public static final int MOST_FILES = 2_000;

    /** Most bytes of one file that are taken out: one more than a photo may have, so that the check can refuse it. */
    private static final int MOST_OF_ONE = 5 * 1024 * 1024 + 1;

    private static final long MOST_OF_ALL = 512L * 1024 * 1024;
    /** Folders and what systems leave behind do not count as files, but not without end. */
    private static final int MOST_ENTRIES = 3 * MOST_FILES;

    private static final long LONGEST_DIRECTORY = 4L * 1024 * 1024;
    private static final int BUFFER = 16 * 1024;

    private final ZipFile zip;
    private final List<Photo> photos = new ArrayList<>();
    private final AtomicLong unpacked = new AtomicLong();
    private int ignored;

    /** A file of the archive. */
    public record Photo(int place, ImportedName name, ZipEntry entry) {}

    private PhotoZip(ZipFile zip) {
        this.zip = zip;
        zip.stream().filter(entry -> !entry.isDirectory()).forEach(this::add);
    }

    /** Opens an archive; 400 when it cannot be read, is encrypted, or has too much in it. */
    public static PhotoZip open(Path file) throws IOException {
        requireFewEntries(file);
        PhotoZip opened;
        try {
            opened = new PhotoZip(few(new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1)));
        } catch (ZipException e) {
            boolean encrypted = String.valueOf(e.getMessage()).contains("encrypted");
            throw refused(encrypted ? "PHOTO_IMPORT_ENCRYPTED" : "PHOTO_IMPORT_UNREADABLE", Map.of());
        }
        if (opened.photos.size() > MOST_FILES || opened.declared() > MOST_OF_ALL) {
            opened.close();
            throw opened.photos.size() > MOST_FILES
                    ? tooMany()
                    : refused("PHOTO_IMPORT_UNPACKS_TOO_LARGE", Map.of("limitBytes", MOST_OF_ALL));
        }
        return opened;
    }

    /** The files, in the order of the archive. */
    public List<Photo> photos() {
        return photos;
    }

    /** How many entries nobody meant to send. */
    public int ignored() {
        return ignored;
    }

    /** Takes a file out to where nothing is yet; the caller removes it. */
    public Path extract(Photo photo, Path file) throws IOException {
        try (InputStream in = zip.getInputStream(photo.entry());
                OutputStream out =
                        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            copy(in, out);
            return file;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            if (e instanceof ProblemException refusal) {
                throw refusal;
            }
            throw refused("PHOTO_IMPORT_BROKEN_ENTRY", Map.of());
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private void add(ZipEntry entry) {
        String name = ImportedName.decoded(entry.getName());
        if (ImportedName.isLitter(name)) {
            ignored++;
        } else {
            photos.add(new Photo(photos.size(), ImportedName.of(name), entry));
        }
    }

    private long declared() {
        return photos.stream()
                .mapToLong(photo -> Math.clamp(photo.entry().getSize(), 0, MOST_OF_ONE))
                .sum();
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        byte[] piece = new byte[BUFFER];
        int left = MOST_OF_ONE;
        while (left > 0) {
            int read = in.read(piece, 0, Math.min(piece.length, left));
            if (read < 0) {
                return;
            }
            if (unpacked.addAndGet(read) > MOST_OF_ALL) {
                throw refused("PHOTO_IMPORT_UNPACKS_TOO_LARGE", Map.of("limitBytes", MOST_OF_ALL));
            }
            out.write(piece, 0, read);
            left -= read;
        }
    }

    /** The directory itself may have more in it than the record at the end says. */
    private static ZipFile few(ZipFile zip) throws IOException {
        if (zip.size() <= MOST_ENTRIES) {
            return zip;
        }
        zip.close();
        throw tooMany();
    }

    /**
     * Looks at the last record of the archive, which tells how long its directory is, before anything reads that. It
     * must end where the file ends, or whoever reads the directory would take another record for the last one; and it
     * must say everything itself: archives of the large kind (Zip64) have a second record, and nobody needs one here.
     */
    private static void requireFewEntries(Path file) throws IOException {
        ByteBuffer tail = tail(file).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = tail.limit() - EndRecord.LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == EndRecord.SIGNATURE) {
                requireFewEntries(tail, at);
                return;
            }
        }
        throw refused("PHOTO_IMPORT_UNREADABLE", Map.of());
    }

    private static void requireFewEntries(ByteBuffer tail, int at) {
        int comment = Short.toUnsignedInt(tail.getShort(at + EndRecord.COMMENT));
        int locator = at - EndRecord.LOCATOR_LENGTH;
        if (at + EndRecord.LENGTH + comment != tail.limit()
                || (locator >= 0 && tail.getInt(locator) == EndRecord.LOCATOR)) {
            throw refused("PHOTO_IMPORT_UNREADABLE", Map.of());
        }
        int entries = Short.toUnsignedInt(tail.getShort(at + EndRecord.ENTRIES));
        long directory = Integer.toUnsignedLong(tail.getInt(at + EndRecord.DIRECTORY));
        if (entries > MOST_ENTRIES || directory > LONGEST_DIRECTORY) {
            throw tooMany();
        }
        if (tail.getInt(at + EndRecord.OFFSET) == EndRecord.ELSEWHERE) {
            throw refused("PHOTO_IMPORT_UNREADABLE", Map.of());
        }
    }

    private static ByteBuffer tail(Path file) throws IOException {
        try (RandomAccessFile archive = new RandomAccessFile(file.toFile(), "r")) {
            int length = (int) Math.min(archive.length(), EndRecord.LONGEST);
            byte[] tail = new byte[length];
            archive.seek(archive.length() - length);
            archive.readFully(tail);
            return ByteBuffer.wrap(tail);
        }
    }

    /** Where what stands in the end of central directory record (APPNOTE 4.3.16). */
    private static final class EndRecord {
        static final int SIGNATURE = 0x06054b50;
        static final int LENGTH = 22;
        static final int LOCATOR = 0x07064b50;
        static final int LOCATOR_LENGTH = 20;
        /** With the longest comment, and what may stand before it. */
        static final int LONGEST = LOCATOR_LENGTH + LENGTH + 65_535;

        static final int ENTRIES = 10;
        static final int DIRECTORY = 12;
        static final int OFFSET = 16;
        static final int COMMENT = 20;
        /** What a record says that leaves its numbers to another one. */
        static final int ELSEWHERE = 0xFFFFFFFF;

        private EndRecord() {}
    }

    private static ProblemException tooMany() {
        return refused("PHOTO_IMPORT_TOO_MANY_FILES", Map.of("most", MOST_FILES));
    }

    private static ProblemException refused(String code, Map<String, Object> facts) {
        return ProblemException.invalid(code, "", facts);
    }
}
