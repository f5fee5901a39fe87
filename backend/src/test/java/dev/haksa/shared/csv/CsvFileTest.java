package dev.haksa.shared.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvFileTest {
    private static final CsvColumns COLUMNS = new CsvColumns(List.of("name", "credits"), List.of("note"));

    @Test
    void reads_columns_in_any_order_and_skips_a_byte_order_mark_and_empty_lines() {
        CsvRows<String> rows = read("\uFEFFcredits,name\n3,\"김, 하늘\"\n\n2,이바다\n".getBytes(StandardCharsets.UTF_8));
        assertThat(rows.values()).containsExactly("김, 하늘=3", "이바다=2");
        assertThat(rows.good().get(1).line()).isEqualTo(4);
        assertThat(rows.total()).isEqualTo(2);
    }

    @Test
    void notes_every_mistake_of_a_row_with_line_column_and_value() {
        CsvRows<String> rows = read("name,credits\n,x\n김,31\n이,30\n".getBytes(StandardCharsets.UTF_8));
        assertThat(rows.mistakes())
                .extracting(mistake ->
                        mistake.line() + " " + mistake.column() + " " + mistake.value() + " " + mistake.code())
                .containsExactly("2 name  REQUIRED", "2 credits x NUMBER", "3 credits 31 NUMBER");
        assertThat(rows.failed()).isEqualTo(2);
        assertThat(rows.values()).containsExactly("이=30");
    }

    @Test
    void a_later_row_with_the_same_key_is_a_mistake() {
        CsvRows<String> rows = read("name,credits\n김,1\n김,1\n".getBytes(StandardCharsets.UTF_8))
                .unique(v -> v, "name");
        assertThat(rows.values()).hasSize(1);
        assertThat(rows.mistakes()).extracting(CsvMistake::code).containsExactly("DUPLICATE_ROW");
    }

    @Test
    void reads_korean_of_another_encoding_when_declared() {
        byte[] bytes = "name,credits\n똠방각하,3\n".getBytes(Charset.forName("MS949"));
        assertThat(CsvFile.read(
                                new ByteArrayInputStream(bytes),
                                CsvFile.charset("text/csv; charset=EUC-KR"),
                                COLUMNS,
                                CsvFileTest::row)
                        .values())
                .containsExactly("똠방각하=3");
        refuses(bytes, "UNDECODABLE_FILE");
    }

    @Test
    void undecodable_bytes_far_down_are_found() {
        byte[] start = ("name,credits\n" + "김하늘,3\n".repeat(5000)).getBytes(StandardCharsets.UTF_8);
        byte[] bytes = java.util.Arrays.copyOf(start, start.length + 1);
        bytes[start.length] = (byte) 0xff;
        refuses(bytes, "UNDECODABLE_FILE");
    }

    @Test
    void other_encodings_are_not_supported() {
        assertThat(CsvFile.charset("text/csv")).isEqualTo(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> CsvFile.charset("text/csv; charset=utf-16"))
                .hasMessageContaining("unsupported-media-type");
    }

    @Test
    void wrong_headers_and_open_quotes_are_refused() {
        refuses("name\n김".getBytes(StandardCharsets.UTF_8), "MISSING_COLUMN");
        refuses("name,credits,name\n".getBytes(StandardCharsets.UTF_8), "DOUBLED_COLUMN");
        refuses("name,credits,nota\n".getBytes(StandardCharsets.UTF_8), "UNKNOWN_COLUMN");
        refuses(new byte[0], "MISSING_COLUMN");
    }

    private static void refuses(byte[] file, String code) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        failure -> assertThat(failure.input())
                                .extracting(InputViolation::code)
                                .contains(code));
    }

    private static CsvRows<String> read(byte[] file) {
        return CsvFile.read(new ByteArrayInputStream(file), StandardCharsets.UTF_8, COLUMNS, CsvFileTest::row);
    }

    private static String row(CsvRow row) {
        return row.text("name", 10) + "=" + row.wholeNumber("credits", 0, 30);
    }
}
