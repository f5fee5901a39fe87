package dev.haksa.catalog;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.haksa.catalog.domain.ReadRow;
import dev.haksa.catalog.domain.TimetableFile;
import dev.haksa.catalog.domain.TimetableHeader;
import dev.haksa.catalog.domain.TimetableReader;
import dev.haksa.shared.problem.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Reads a timetable record by record; the whole text is never in memory. Blocking. */
final class TimetableCsv {
    private static final int BYTE_ORDER_MARK = '\uFEFF';

    private TimetableCsv() {}

    /**
     * Reads a stream to its end and closes it.
     *
     * @throws ProblemException when bytes are not of the charset, or quotes do not match
     */
    static TimetableFile read(InputStream stream, Charset charset) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (Reader reader = withoutMark(new BufferedReader(new InputStreamReader(stream, decoder)));
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(reader)) {
            return read(csv.iterator());
        } catch (CharacterCodingException e) {
            throw undecodable(charset);
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException ? undecodable(charset) : e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CsvParseException e) {
            throw e.getCause() instanceof CharacterCodingException
                    ? undecodable(charset)
                    : ProblemException.invalid("CSV_MALFORMED", "", Map.of());
        }
    }

    private static TimetableFile read(Iterator<CsvRecord> records) {
        List<String> names = records.hasNext() ? records.next().getFields() : List.of();
        List<TimetableHeader.Mistake> mistakes = TimetableHeader.check(names);
        if (!mistakes.isEmpty()) {
            return new TimetableFile(mistakes, List.of());
        }
        TimetableReader reader = new TimetableReader(TimetableHeader.of(names));
        List<ReadRow> rows = new ArrayList<>();
        records.forEachRemaining(csv -> rows.add(reader.read(csv.getStartingLineNumber(), csv.getFields())));
        return new TimetableFile(List.of(), rows);
    }

    private static Reader withoutMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    private static ProblemException undecodable(Charset charset) {
        return ProblemException.invalid("CSV_UNDECODABLE", "header:Content-Type", Map.of("charset", charset.name()));
    }
}
