package dev.haksa.cardissuer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.cardissuer.ManifestSchema;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the manifest's schema lets through: all that we write and may add, and nothing else. */
class ManifestSchemaTest {
    @Test
    void fits_the_example_of_the_document_also_as_the_first_of_its_campaign() {
        assertThat(ManifestSchema.mistakes(manifest())).isEmpty();
        assertThat(ManifestSchema.mistakes(manifest().putNull("previous"))).isEmpty();
    }

    @Test
    void fits_what_a_later_minor_version_adds() {
        JsonObject later = manifest().put("version", "1.12").put("university", new JsonObject().put("code", "U1"));
        file(later, 0).put("columns", 12);
        later.getJsonArray("files")
                .add(new JsonObject()
                        .put("path", "forms/000001/consent-1.pdf")
                        .put("mediaType", "application/pdf")
                        .put("sizeBytes", 0)
                        .put("sha256", "b".repeat(64)));
        assertThat(ManifestSchema.mistakes(later)).isEmpty();
    }

    static Stream<Map.Entry<String, Consumer<JsonObject>>> wrong() {
        List<Map.Entry<String, Consumer<JsonObject>>> wrong = new ArrayList<>();
        for (String field : manifest().fieldNames()) {
            wrong.add(Map.entry("no " + field, manifest -> manifest.remove(field)));
        }
        wrong.add(Map.entry("another format", manifest -> manifest.put("format", "cards")));
        wrong.add(Map.entry("another major version", manifest -> manifest.put("version", "2.0")));
        wrong.add(Map.entry("no minor version", manifest -> manifest.put("version", "1")));
        wrong.add(Map.entry("a campaign that is a path", manifest -> manifest.put("campaign", "2024/spring")));
        wrong.add(Map.entry("a sequence of 0", manifest -> manifest.put("sequence", 0)));
        wrong.add(Map.entry("a sequence in words", manifest -> manifest.put("sequence", "1")));
        wrong.add(Map.entry("a local time", manifest -> manifest.put("createdAt", "2024-03-15T10:00:00+09:00")));
        wrong.add(Map.entry(
                "no hash before", manifest -> manifest.put("previous", new JsonObject().put("sequence", 1))));
        wrong.add(Map.entry(
                "a short hash before",
                manifest -> manifest.put(
                        "previous", new JsonObject().put("sequence", 1).put("sha256", "ab"))));
        wrong.add(Map.entry(
                "no entries", manifest -> manifest.getJsonObject("entries").put("count", 0)));
        wrong.add(Map.entry(
                "a number too long",
                manifest -> manifest.getJsonObject("entries").put("last", 1_000_000)));
        wrong.add(
                Map.entry("no list", manifest -> manifest.getJsonArray("files").remove(0)));
        wrong.add(Map.entry(
                "two lists",
                manifest -> file(manifest, 1).put("path", "list.csv").put("mediaType", "text/csv")));
        wrong.add(Map.entry("no photos", manifest -> {
            file(manifest, 1).put("path", "portraits/000001.jpg");
            file(manifest, 2).put("path", "portraits/000002.jpg");
        }));
        wrong.add(Map.entry(
                "a photo that names somebody", manifest -> file(manifest, 1).put("path", "photos/김가나.jpg")));
        wrong.add(Map.entry(
                "a photo of another kind", manifest -> file(manifest, 1).put("mediaType", "image/png")));
        wrong.add(Map.entry(
                "a list of another kind", manifest -> file(manifest, 0).put("mediaType", "application/json")));
        wrong.add(Map.entry("an empty photo", manifest -> file(manifest, 1).put("sizeBytes", 0)));
        wrong.add(Map.entry("a hash in capitals", manifest -> file(manifest, 1).put("sha256", "A".repeat(64))));
        wrong.add(Map.entry("a file without hash", manifest -> file(manifest, 1).remove("sha256")));
        for (String path : List.of("../secret", "/etc/passwd", "a//b", "a/../b", "a\\b", "a/", ".hidden", "")) {
            wrong.add(Map.entry(
                    "the path '" + path + "'",
                    manifest -> manifest.getJsonArray("files")
                            .add(file(manifest, 0).copy().put("path", path))));
        }
        return wrong.stream();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void refuses(Map.Entry<String, Consumer<JsonObject>> wrong) {
        JsonObject manifest = manifest();
        wrong.getValue().accept(manifest);
        assertThat(ManifestSchema.mistakes(manifest)).as(wrong.getKey()).isNotEmpty();
    }

    private static JsonObject file(JsonObject manifest, int index) {
        return manifest.getJsonArray("files").getJsonObject(index);
    }

    /** The example of the document, with whole hashes. */
    private static JsonObject manifest() {
        try {
            Matcher example = Pattern.compile("```json\\R(\\{\\R\"format\".*?)```", Pattern.DOTALL)
                    .matcher(Files.readString(Path.of("docs/card-transfer.md")));
            assertThat(example.find()).as("the document has an example").isTrue();
            String whole = Pattern.compile("\"([0-9a-f]{6})…\"")
                    .matcher(example.group(1))
                    .replaceAll(match -> '"' + match.group(1) + "0".repeat(58) + '"');
            return new JsonObject(whole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
