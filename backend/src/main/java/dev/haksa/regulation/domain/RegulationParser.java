package dev.haksa.regulation.domain;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.haksa.regulation.EffectiveDated;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads regulation files and checks them to the letter; a mistake is told with file, key and remedy. */
public final class RegulationParser {
    /** Name of the file with the articles; all others hold parameters. */
    public static final String ARTICLES = "articles";

    private static final int VERSION_LENGTH = 12;
    private static final String BILINGUAL = " Write { ko: …, en: … }.";
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private RegulationParser() {}

    /**
     * Reads the content of files by their name without ending.
     *
     * @throws RegulationMistake at the first thing that cannot be used
     */
    public static RegulationSet parse(SortedMap<String, byte[]> files) {
        byte[] articleFile = files.get(ARTICLES);
        if (articleFile == null) {
            throw new RegulationMistake(ARTICLES, "the file", "is missing.");
        }
        Map<String, Article> articles = articles(tree(ARTICLES, articleFile));
        Map<String, Map<String, Parameter>> parameters = new LinkedHashMap<>();
        files.forEach((name, content) -> {
            if (!name.equals(ARTICLES)) {
                parameters.put(name, parameters(name, tree(name, content), articles.keySet()));
            }
        });
        return new RegulationSet(version(files), articles, Collections.unmodifiableMap(parameters));
    }

    private static Map<String, Article> articles(JsonNode tree) {
        Map<String, Article> articles = new LinkedHashMap<>();
        tree.properties().forEach(entry -> {
            String key = entry.getKey();
            articles.put(key, article(key, entry.getValue()));
        });
        return Collections.unmodifiableMap(articles);
    }

    private static Article article(String key, JsonNode node) {
        if (!key.matches("[0-9]+(\\.[0-9]+)?|card(\\.[0-9]+){1,2}")) {
            throw new RegulationMistake(ARTICLES, key, "is not an article key. Write \"4\" or \"4.4\", in quotes.");
        }
        known(ARTICLES, key, node, Set.of("title", "text", "in-force", "amended", "source"));
        return new Article(
                key,
                bilingual(ARTICLES, key, node, "title"),
                bilingual(ARTICLES, key, node, "text"),
                date(ARTICLES, key, text(ARTICLES, key, node, "in-force")),
                node.has("amended") ? date(ARTICLES, key, node.path("amended").asText()) : null,
                text(ARTICLES, key, node, "source"));
    }

    private static Map<String, Parameter> parameters(String file, JsonNode tree, Set<String> articles) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        tree.properties().forEach(entry -> {
            String key = entry.getKey();
            parameters.put(key, parameter(file, key, entry.getValue(), articles));
        });
        return Collections.unmodifiableMap(parameters);
    }

    private static Parameter parameter(String file, String key, JsonNode node, Set<String> articles) {
        known(file, key, node, Set.of("description", "unit", "article", "values"));
        JsonNode article = node.path("article");
        if (!article.isTextual() || !articles.contains(article.textValue())) {
            throw new RegulationMistake(
                    file,
                    key,
                    "article is not one of articles.yaml. Write a key of that file in quotes, like \"4.4\".");
        }
        return new Parameter(
                file,
                key,
                bilingual(file, key, node, "description"),
                bilingual(file, key, node, "unit"),
                article.textValue(),
                new EffectiveDated<>(file + "/" + key, values(file, key, node.path("values"))));
    }

    private static NavigableMap<LocalDate, JsonNode> values(String file, String key, JsonNode node) {
        NavigableMap<LocalDate, JsonNode> values = new TreeMap<>();
        node.properties().forEach(entry -> {
            String where = key + ", " + entry.getKey();
            known(file, where, entry.getValue(), Set.of("value", "amendment"));
            JsonNode value = entry.getValue().path("value");
            if (value.isMissingNode() || value.isNull()) {
                throw new RegulationMistake(file, where, "has no value. Write { value: … }.");
            }
            values.put(date(file, key, entry.getKey()), value);
        });
        if (values.isEmpty()) {
            throw new RegulationMistake(file, key, "has no values. Write values: { 2005-03-02: { value: … } }.");
        }
        return values;
    }

    private static void known(String file, String where, JsonNode node, Set<String> known) {
        if (!node.isObject()) {
            throw new RegulationMistake(file, where, "is not a mapping. Write " + sorted(known) + " under it.");
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!known.contains(field.getKey())) {
                throw new RegulationMistake(
                        file,
                        where,
                        "has the unknown field '" + field.getKey() + "'. Known are " + sorted(known) + ".");
            }
        }
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }

    private static Bilingual bilingual(String file, String where, JsonNode node, String field) {
        JsonNode value = node.path(field);
        String ko = value.path("ko").asText("");
        String en = value.path("en").asText("");
        if (ko.isBlank() || en.isBlank()) {
            throw new RegulationMistake(file, where, "needs '" + field + "' in both languages." + BILINGUAL);
        }
        return new Bilingual(ko, en);
    }

    private static String text(String file, String where, JsonNode node, String field) {
        String value = node.path(field).asText("");
        if (value.isBlank()) {
            throw new RegulationMistake(file, where, "needs '" + field + "'.");
        }
        return value;
    }

    private static LocalDate date(String file, String where, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new RegulationMistake(file, where, "'" + text + "' is not a date. Write it like 2005-03-02.", e);
        }
    }

    private static JsonNode tree(String file, byte[] content) {
        try {
            @Nullable JsonNode tree = YAML.readTree(content);
            if (tree == null || !tree.isObject()) {
                throw new RegulationMistake(file, "the file", "is empty. Write parameters by their key.");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new RegulationMistake(file, position(e), "is not valid YAML: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String position(JsonProcessingException failure) {
        return failure.getLocation() == null
                ? "the file"
                : "line " + failure.getLocation().getLineNr();
    }

    private static String version(SortedMap<String, byte[]> files) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            files.forEach((name, content) -> {
                sha256.update((name + ":" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
                sha256.update(content);
            });
            return HexFormat.of().formatHex(sha256.digest()).substring(0, VERSION_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
