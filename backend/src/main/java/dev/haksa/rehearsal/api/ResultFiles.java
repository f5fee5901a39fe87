package dev.haksa.rehearsal.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.haksa.rehearsal.SecondResult;
import dev.haksa.rehearsal.SectionResult;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Results as CSV (RFC 4180, UTF-8, with a head). */
final class ResultFiles {
    private static final List<String> SECTION_HEAD = List.of(
            "section_id",
            "course_number",
            "section_number",
            "title",
            "capacity",
            "wanted",
            "enrolled",
            "refused",
            "reasons");

    private ResultFiles() {}

    static String ofSections(List<SectionResult> results) {
        return file(csv -> {
            csv.writeRecord(SECTION_HEAD);
            results.forEach(result -> csv.writeRecord(record(result)));
        });
    }

    static String ofSeconds(List<SecondResult> results) {
        return file(csv -> {
            csv.writeRecord("at", "decided", "granted", "refused");
            results.forEach(result -> csv.writeRecord(record(result)));
        });
    }

    private static String file(Consumer<CsvWriter> content) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            content.accept(csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> record(SectionResult result) {
        return List.of(
                String.valueOf(result.sectionId()),
                result.courseNumber(),
                result.sectionNumber(),
                result.title(),
                String.valueOf(result.capacity()),
                String.valueOf(result.wanted()),
                String.valueOf(result.enrolled()),
                String.valueOf(result.refused()),
                reasons(result.reasons()));
    }

    private static List<String> record(SecondResult result) {
        return List.of(
                result.at().toString(),
                String.valueOf(result.decided()),
                String.valueOf(result.granted()),
                String.valueOf(result.refused()));
    }

    private static String reasons(Map<String, Integer> reasons) {
        return new TreeMap<>(reasons)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + ":" + entry.getValue())
                        .collect(Collectors.joining(" "));
    }
}
