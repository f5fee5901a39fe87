package dev.haksa.cardissuer.transfer;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a package as a ZIP file: manifest, list, photos in the order of the entries. Nothing is compressed and no time
 * of the day gets in, so that the same content always makes the same bytes. One photo at a time is in memory. Blocking:
 * run it on the worker pool.
 */
public final class PackageWriter implements Closeable {
    /**
     * Two seconds after the beginning of MS-DOS time: for that beginning itself the JDK writes an extra field that depends
     * on the machine's time zone.
     */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0, 2);

    private static final int PIECE = 64 * 1024;

    private final List<TransferEntry> entries;
    private final FileChannel disk;
    private final Measured file;
    private final OutputStream content;
    private final Measured plain;
    private final ZipOutputStream zip;
    private int written;

    /**
     * Begins a package.
     *
     * @param certificate to whose key it is encrypted; null for a plain ZIP file
     * @throws IOException when the file cannot be written
     */
    public PackageWriter(
            Path path, PackageHead head, List<TransferEntry> entries, @Nullable PartnerCertificate certificate)
            throws IOException {
        this.entries = List.copyOf(entries);
        this.disk = FileChannel.open(path, CREATE_NEW, WRITE);
        this.file = new Measured(new BufferedOutputStream(Channels.newOutputStream(disk), PIECE));
        this.content = certificate == null ? file : Envelope.seal(file, certificate);
        this.plain = new Measured(content);
        this.zip = new ZipOutputStream(plain);
        byte[] list = TransferList.write(this.entries);
        FileFacts facts = FileFacts.of(TransferList.PATH, TransferList.MEDIA_TYPE, list);
        add(TransferManifest.PATH, TransferManifest.write(head, this.entries, facts));
        add(TransferList.PATH, list);
    }

    /** How many photos have been added. */
    public int written() {
        return written;
    }

    /**
     * Adds the photo of the next entry.
     *
     * @throws DamagedPhotoException when it is not the one that the manifest speaks of
     * @throws IOException when the file cannot be written
     */
    public void photo(byte[] photo) throws IOException {
        TransferEntry entry = entries.get(written);
        FileFacts facts = FileFacts.of(entry.photoPath(), "", photo);
        if (!facts.sha256().equals(entry.photoSha256()) || photo.length != entry.photoBytes()) {
            throw new DamagedPhotoException(entry);
        }
        add(entry.photoPath(), photo);
        written++;
    }

    /**
     * Ends the package, which has all photos. It is on the disk then, also when the power fails.
     *
     * @throws IOException when the file cannot be written
     */
    public WrittenPackage finish() throws IOException {
        if (written != entries.size()) {
            throw new IllegalStateException(written + " of " + entries.size() + " photos");
        }
        zip.finish();
        zip.flush();
        if (content != file) {
            content.close();
        }
        file.flush();
        disk.force(true);
        file.close();
        return new WrittenPackage(plain.sha256(), plain.size(), file.sha256(), file.size());
    }

    /** Lets the file go; what is in it is worth nothing unless the package was finished. */
    @Override
    public void close() throws IOException {
        file.close();
    }

    private void add(String path, byte[] bytes) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(path);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCompressedSize(bytes.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    /** Counts and digests what passes. */
    private static final class Measured extends FilterOutputStream {
        private final MessageDigest digest = FileFacts.digest();
        private long size;

        Measured(OutputStream target) {
            super(target);
        }

        @Override
        public void write(int b) throws IOException {
            digest.update((byte) b);
            size++;
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            digest.update(bytes, from, length);
            size += length;
            out.write(bytes, from, length);
        }

        long size() {
            return size;
        }

        String sha256() {
            return FileFacts.hex(digest.digest());
        }
    }
}
