package dev.haksa.document;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A PDF written by hand, as libraries do not write any. Objects 1 to 3 are the document with its one page. */
public final class RawPdf {
    private static final int TABLE = 90;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<Integer, Integer> places = new TreeMap<>();

    public RawPdf() {
        text("%PDF-1.7\n");
        object(1, "<</Type/Catalog/Pages 2 0 R>>");
        object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
        object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]>>");
    }

    public RawPdf object(int number, String body) {
        places.put(number, out.size());
        return text(number + " 0 obj\n" + body + "\nendobj\n");
    }

    /** A stream; what its dictionary says, and what stands between the keyword and the content. */
    public RawPdf stream(int number, String says, String between, byte[] content) {
        places.put(number, out.size());
        text(number + " 0 obj\n<<" + says + "/Length " + content.length + ">>\nstream" + between);
        out.writeBytes(content);
        return text("\nendstream\nendobj\n");
    }

    public RawPdf stream(int number, String says, byte[] content) {
        return stream(number, says, "\n", content);
    }

    /** The file with a table in letters. */
    public byte[] bytes() {
        int start = out.size();
        text("xref\n0 1\n0000000000 65535 f \n");
        places.forEach((number, place) -> text(number + " 1\n%010d 00000 n \n".formatted(place)));
        text("trailer\n<</Root 1 0 R/Size 100>>\nstartxref\n" + start + "\n%%EOF\n");
        return out.toByteArray();
    }

    /** The file with a table in a stream, which says that object 50 is packed in another. */
    public byte[] bytesWithPackedObject(int holder) {
        int start = out.size();
        places.put(TABLE, start);
        StringBuilder index = new StringBuilder();
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        places.forEach((number, place) -> {
            index.append(number).append(" 1 ");
            table.writeBytes(entry(1, place));
        });
        table.writeBytes(entry(2, holder));
        stream(TABLE, "/Type/XRef/W[1 4 2]/Size 100/Root 1 0 R/Index[" + index + "50 1]", table.toByteArray());
        text("startxref\n" + start + "\n%%EOF\n");
        return out.toByteArray();
    }

    /** The file whose table is this stream. */
    public byte[] bytesWithTable(String says, byte[] content) {
        int start = out.size();
        stream(TABLE, "/Type/XRef/Size 100/Root 1 0 R" + says, content);
        text("startxref\n" + start + "\n%%EOF\n");
        return out.toByteArray();
    }

    private static byte[] entry(int kind, int where) {
        return ByteBuffer.allocate(7)
                .put((byte) kind)
                .putInt(where)
                .putShort((short) 0)
                .array();
    }

    private RawPdf text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }
}
