package dev.haksa.document;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** Files as people send them, and as nobody should. */
public final class SampleFiles {
    private SampleFiles() {}

    /** A PDF of one page that no other test sends. */
    public static byte[] pdf() {
        return pdf(document -> {});
    }

    public static byte[] pdf(Consumer<PDDocument> change) {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.getDocumentInformation().setTitle(UUID.randomUUID().toString());
            change.accept(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] encryptedPdf() {
        return pdf(document -> {
            try {
                document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** A PDF that is exactly as long, by a stream that nothing refers to. */
    public static byte[] pdfOf(int size) {
        int rest = size - pdfWith(size - 2000).length;
        return pdfWith(size - 2000 + rest);
    }

    /** A PDF one of whose streams, packed, unpacks to as many megabytes of nothing. */
    public static byte[] pdfBomb(int megabytes) {
        return pdf(document -> {
            COSStream stream = document.getDocument().createCOSStream();
            try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                byte[] zeros = new byte[1 << 20];
                for (int i = 0; i < megabytes; i++) {
                    out.write(zeros);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("X"), stream);
        });
    }

    public static byte[] picture(String format) {
        try {
            BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
            UUID seed = UUID.randomUUID();
            for (int i = 0; i < 64; i++) {
                image.setRGB(i * 9, i * 7, (int) (seed.getMostSignificantBits() >> (i % 32)));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A small file that says it is a very large picture. */
    public static byte[] pngBomb(int width, int height) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        chunk(out, "IHDR", header.array());
        chunk(out, "IDAT", packed(new byte[1 << 16]));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    public static byte[] concat(byte[] a, byte[] b) {
        return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
    }

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] pdfWith(int filler) {
        return pdf(document -> {
            COSStream stream = document.getDocument().createCOSStream();
            try (var out = stream.createRawOutputStream()) {
                out.write(new byte[filler]);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("X"), stream);
        });
    }

    private static byte[] packed(byte[] content) {
        Deflater deflater = new Deflater();
        deflater.setInput(content);
        deflater.finish();
        byte[] buffer = new byte[content.length];
        int length = deflater.deflate(buffer);
        deflater.end();
        return java.util.Arrays.copyOf(buffer, length);
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
