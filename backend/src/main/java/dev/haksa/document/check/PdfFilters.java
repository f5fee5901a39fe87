package dev.haksa.document.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/** How the streams of a PDF are packed. */
final class PdfFilters {
    /** More than a row of the widest scan, in bytes. */
    private static final long LONGEST_ROW = 1 << 20;

    private static final Map<String, COSName> LONG_NAMES = Map.of(
            "Fl", COSName.FLATE_DECODE,
            "LZW", COSName.LZW_DECODE,
            "RL", COSName.RUN_LENGTH_DECODE,
            "A85", COSName.ASCII85_DECODE,
            "AHx", COSName.ASCII_HEX_DECODE);
    private static final Set<COSName> PACKING =
            Set.of(COSName.FLATE_DECODE, COSName.LZW_DECODE, COSName.RUN_LENGTH_DECODE);
    private static final Set<COSName> SPELLING = Set.of(COSName.ASCII85_DECODE, COSName.ASCII_HEX_DECODE);

    private PdfFilters() {}

    /** The filters of a stream by their long names, in the order in which they are undone. */
    static List<COSName> of(COSStream stream) {
        List<COSName> names = new ArrayList<>();
        COSBase filters = stream.getFilters();
        if (filters instanceof COSName name) {
            names.add(longName(name));
        } else if (filters instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.getObject(i) instanceof COSName name) {
                    names.add(longName(name));
                }
            }
        }
        return names;
    }

    /** Whether undoing it can make much of little. */
    static boolean packs(COSName filter) {
        return PACKING.contains(filter);
    }

    /** Whether it only writes bytes as letters. */
    static boolean spells(COSName filter) {
        return SPELLING.contains(filter);
    }

    /** Whether a stream is packed by Flate alone, and says so itself instead of referring to somewhere. */
    static boolean isPlainlyFlate(COSStream stream) {
        COSBase filter = stream.getItem(COSName.FILTER);
        COSBase only = filter instanceof COSArray array && array.size() == 1 ? array.get(0) : filter;
        return only instanceof COSName name && longName(name).equals(COSName.FLATE_DECODE);
    }

    /** Whether undoing the prediction of rows takes no more room than a row of a picture. */
    static boolean hasShortRows(COSStream stream) {
        COSBase parameters = stream.getItem(COSName.DECODE_PARMS);
        COSBase first = parameters instanceof COSArray array && array.size() > 0 ? array.get(0) : parameters;
        if (first == null) {
            return true;
        }
        if (!(first instanceof COSDictionary row)) {
            return false;
        }
        long columns = row.getLong(COSName.COLUMNS, 1);
        long colors = row.getLong(COSName.COLORS, 1);
        long bits = row.getLong(COSName.BITS_PER_COMPONENT, 8);
        return inRange(columns) && inRange(colors) && inRange(bits) && columns * colors * bits / 8 <= LONGEST_ROW;
    }

    private static boolean inRange(long value) {
        return value > 0 && value <= LONGEST_ROW;
    }

    private static COSName longName(COSName name) {
        return LONG_NAMES.getOrDefault(name.getName(), name);
    }
}
