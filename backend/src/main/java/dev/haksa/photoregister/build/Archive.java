package dev.haksa.photoregister.build;

import dev.haksa.photoregister.RegisterEntry;
import dev.haksa.photoregister.domain.SafeNames;
import io.vertx.mutiny.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An archive that leaves memory as it grows: only the entry being added and the names for the directory at its end are
 * kept. Photos are stored as they are, for a JPEG grows no smaller. Not for two threads at once.
 */
public final class Archive {
    private static final String MISSING = "_missing.txt";

    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(pending, StandardCharsets.UTF_8);
    private final LocalDateTime madeAt;
    private final List<String> missing = new ArrayList<>();

    /** An archive whose entries bear a time. */
    public Archive(LocalDateTime madeAt) {
        this.madeAt = madeAt;
    }

    /** Adds a student's photo; answers the bytes that are ready to leave. */
    public Buffer add(PicturedEntry one) {
        RegisterEntry entry = one.entry();
        if (one.picture() == null) {
            missing.add(entry.studentNumber());
            return Buffer.buffer();
        }
        String name = SafeNames.part(entry.department()) + "/"
                + SafeNames.part(entry.studentNumber() + "_" + entry.name()) + ".jpg";
        return write(name, one.picture().getBytes());
    }

    /** Ends the archive, naming the students whose photos were there but could not be read, if any. */
    public Buffer end() {
        Buffer last = missing.isEmpty()
                ? Buffer.buffer()
                : write(MISSING, (String.join("\n", missing) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return last.appendBuffer(taken());
    }

    private Buffer write(String name, byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(sum.getValue());
        entry.setTimeLocal(madeAt);
        try {
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
            zip.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return taken();
    }

    private Buffer taken() {
        Buffer bytes = Buffer.buffer(pending.toByteArray());
        pending.reset();
        return bytes;
    }
}
