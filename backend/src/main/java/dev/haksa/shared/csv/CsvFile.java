package dev.haksa.shared.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import jakarta.ws.rs.core.MediaType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Reads CSV (RFC 4180) record by record. Blocking: run it on the worker pool. */
public final class CsvFile {
    /** Media type of CSV bodies. */
    public static final String MEDIA_TYPE = "text/csv";

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvFile() {}

    /**
     * The charset that a Content-Type declares: UTF-8 unless it says EUC-KR, whose superset MS949 is meant in practice.
     *
     * @throws ProblemException 415 for any other
     */
    public static Charset charset(String contentType) {
        String declared =
                MediaType.valueOf(contentType).getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
        return switch (declared.toLowerCase(Locale.ROOT)) {
            case "utf-8", "utf8" -> StandardCharsets.UTF_8;
            case "euc-kr", "ms949", "cp949", "ks_c_5601-1987" -> Charset.forName("MS949");
            default -> throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, Map.of());
        };
    }

    /**
     * Reads a stream to its end and closes it. Empty lines are skipped, a byte order mark too.
     *
     * @param reader turns a row into a value, noting mistakes on the row
     * @throws ProblemException 400 when the header is wrong, bytes are not of the charset, or quotes do not match
     */
    public static <T> CsvRows<T> read(
            InputStream stream, Charset charset, CsvColumns columns, Function<CsvRow, T> reader) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (BufferedReader text = new BufferedReader(new InputStreamReader(stream, decoder))) {
            skipMark(text);
            try (CsvReader<CsvRecord> csv = CsvReader.builder()
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(text)) {
                return rows(csv.iterator(), columns, reader);
            }
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw unreadable(e, charset);
        }
    }

    private static <T> CsvRows<T> rows(Iterator<CsvRecord> records, CsvColumns columns, Function<CsvRow, T> reader) {
        Map<String, Integer> positions =
                columns.positions(records.hasNext() ? records.next().getFields() : List.of());
        List<CsvRows.Good<T>> good = new ArrayList<>();
        List<CsvMistake> mistakes = new ArrayList<>();
        int total = 0;
        while (records.hasNext()) {
            CsvRecord csv = records.next();
            CsvRow row = new CsvRow(csv.getStartingLineNumber(), positions, csv.getFields());
            T value = reader.apply(row);
            total++;
            mistakes.addAll(row.mistakes());
            if (row.mistakes().isEmpty()) {
                good.add(new CsvRows.Good<>(row.line(), value));
            }
        }
        return new CsvRows<>(good, mistakes, total);
    }

    private static void skipMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
    }

    private static ProblemException unreadable(Exception failure, Charset charset) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return ProblemException.invalid("UNDECODABLE_FILE", "", Map.of("charset", charset.name()));
            }
        }
        return ProblemException.invalid("MALFORMED_CSV", "", Map.of());
    }
}
