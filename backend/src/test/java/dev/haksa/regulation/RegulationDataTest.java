package dev.haksa.regulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haksa.regulation.domain.RegulationMistake;
import dev.haksa.regulation.domain.RegulationParser;
import dev.haksa.regulation.domain.RegulationSet;
import dev.haksa.regulation.store.RegulationFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegulationDataTest {
    private static final RegulationSet SHIPPED = RegulationParser.parse(RegulationFiles.read(null));
    private static final String YEAR_LEVELS = """
            year-levels:
              description: { ko: 학년, en: year levels }
              unit: { ko: 학점, en: credits }
              article: "26.1"
              values:
                2005-03-02: { value: [35, 70, 105] }
            """;

    @TempDir
    Path directory;

    enum Reaction {
        WARN,
        REFUSE,
        OFF
    }

    @Test
    void in_december_2015_the_regular_ceiling_is_18() {
        JsonNode rows = value("enrollment", "credit-ceiling", "2015-12-01");
        assertThat(rows.get(2).size()).isEqualTo(1);
        assertThat(rows.get(2).get("credits").intValue()).isEqualTo(18);
    }

    @Test
    void in_december_2015_a_seasonal_term_has_6_credits_and_a_gpa_of_4_gives_21() {
        JsonNode rows = value("enrollment", "credit-ceiling", "2015-12-01");
        assertThat(rows.get(0).toString()).isEqualTo("{\"seasons\":[\"SUMMER\",\"WINTER\"],\"credits\":6}");
        assertThat(ParameterReaders.decimal(rows.get(1).get("previous-gpa-from")))
                .isEqualByComparingTo("4.0");
        assertThat(rows.get(1).get("credits").intValue()).isEqualTo(21);
    }

    @Test
    void in_december_2015_missing_advising_and_overlapping_exams_warn() {
        for (String key : List.of("advising-required", "exam-overlap")) {
            assertThat(SHIPPED.parameter("enrollment", key, ParameterReaders.oneOf(Reaction.class))
                            .at(LocalDate.of(2015, 12, 1)))
                    .isEqualTo(Reaction.WARN);
        }
    }

    @Test
    void in_december_2015_year_levels_part_at_35_70_and_105_credits() {
        assertThat(value("records", "year-levels", "2015-12-01").toString()).isEqualTo("[35,70,105]");
    }

    @Test
    void on_the_day_before_the_regulation_nothing_is_in_force() {
        EffectiveDated<JsonNode> levels = SHIPPED.parameter("records", "year-levels", node -> node);
        assertThatThrownBy(() -> levels.at(LocalDate.of(2005, 3, 1)))
                .isInstanceOf(NotInForceException.class)
                .hasMessageContaining("2005-03-02");
        assertThat(levels.at(LocalDate.of(2005, 3, 2)).size()).isEqualTo(3);
        assertThat(levels.at(LocalDate.of(2005, 3, 3)).size()).isEqualTo(3);
    }

    @Test
    void every_article_that_enrollment_cites_is_there() {
        assertThat(SHIPPED.articles().keySet())
                .contains("4.1", "4.2", "4.3", "4.4", "4.5", "5.1", "5.2", "5.3", "7.1", "7.2", "7.3", "8.1", "8.2")
                .contains("8.3", "17.5", "24", "25.1", "25.2", "25.3", "25.4", "26.1", "26.2", "44.2", "44.3", "46.2")
                .contains("56.1", "56.2", "56.3", "57");
    }

    @Test
    void a_file_of_the_directory_replaces_ours_and_changes_the_version() throws IOException {
        Files.writeString(directory.resolve("records.yaml"), YEAR_LEVELS.replace("35, 70, 105", "30, 60, 90"));
        RegulationSet own = RegulationParser.parse(RegulationFiles.read(directory));
        assertThat(own.parameter("records", "year-levels", node -> node.get(0).intValue())
                        .at(LocalDate.of(2026, 1, 1)))
                .isEqualTo(30);
        assertThat(own.version()).hasSize(12).isNotEqualTo(SHIPPED.version());
        assertThat(RegulationParser.parse(RegulationFiles.read(null)).version()).isEqualTo(SHIPPED.version());
    }

    @Test
    void a_file_that_replaces_none_of_ours_stops_the_start() throws IOException {
        Files.writeString(directory.resolve("enrolment.yaml"), YEAR_LEVELS);
        assertThatThrownBy(() -> RegulationFiles.read(directory))
                .isInstanceOf(RegulationMistake.class)
                .hasMessage(
                        "regulation/enrolment.yaml, the file: replaces none of ours. Name it after one of [articles, cancellation, enrollment, readmission, records].");
    }

    @Test
    void a_missing_directory_stops_the_start() {
        assertThatThrownBy(() -> RegulationFiles.read(directory.resolve("gone")))
                .isInstanceOf(RegulationMistake.class)
                .hasMessageContaining("is not a directory");
    }

    @Test
    void a_mistake_is_told_with_file_key_and_remedy() {
        refuses(YEAR_LEVELS.replace("\"26.1\"", "\"99.9\""), "records.yaml, year-levels: article is not one of");
        refuses(YEAR_LEVELS.replace("\"26.1\"", "26.1"), "in quotes, like \"4.4\"");
        refuses(YEAR_LEVELS.replace("2005-03-02", "2005-3-2"), "'2005-3-2' is not a date. Write it like 2005-03-02.");
        refuses(YEAR_LEVELS.replace("unit:", "units:"), "unknown field 'units'. Known are article, description");
        refuses(YEAR_LEVELS.replace("en: credits", "en: ''"), "needs 'unit' in both languages. Write { ko: …, en: … }");
        refuses(YEAR_LEVELS.replace("value:", "valeu:"), "year-levels, 2005-03-02: has the unknown field 'valeu'");
        refuses(YEAR_LEVELS.replaceAll("(?s)values:.*", "values: {}"), "year-levels: has no values");
        refuses(YEAR_LEVELS + YEAR_LEVELS, "records.yaml, line 7: is not valid YAML");
        refuses("a: [", "is not valid YAML");
        refuses("", "the file: is empty");
    }

    @Test
    void a_value_of_the_wrong_kind_is_told_with_its_date() {
        RegulationSet set = RegulationParser.parse(with(YEAR_LEVELS.replace("[35, 70, 105]", "PERHAPS")));
        assertThatThrownBy(() -> set.parameter("records", "year-levels", ParameterReaders.oneOf(Reaction.class)))
                .hasMessage("regulation/records.yaml, year-levels, 2005-03-02: Write one of WARN, REFUSE, OFF."
                        + " Now it is \"PERHAPS\".");
        assertThatThrownBy(() -> set.parameter("records", "year-level", ParameterReaders::wholeNumber))
                .hasMessageContaining("records.yaml, year-level: is missing");
    }

    private static void refuses(String records, String message) {
        assertThatThrownBy(() -> RegulationParser.parse(with(records)))
                .isInstanceOf(RegulationMistake.class)
                .hasMessageContaining(message);
    }

    private static SortedMap<String, byte[]> with(String records) {
        SortedMap<String, byte[]> files = RegulationFiles.read(null);
        files.put("records", records.getBytes(UTF_8));
        return files;
    }

    private static JsonNode value(String file, String key, String day) {
        return SHIPPED.parameter(file, key, node -> node).at(LocalDate.parse(day));
    }
}
