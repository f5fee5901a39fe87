package dev.haksa.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Examples are what mock servers answer and people copy: each is a body of the schema that stands beside it. */
class ContractExamplesTest {
    private static final String JSON = "application/json";

    private JsonNode document;
    private final List<String> findings = new ArrayList<>();

    @BeforeEach
    void read() throws IOException {
        document = ServedContract.parse(Files.readString(Path.of("../openapi/openapi.yaml")));
    }

    @Test
    void every_example_fits_its_schema() {
        document.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    String id = operation.path("operationId").asText();
                    check(id + " request", operation.at("/requestBody/content"));
                    operation.path("responses").properties().stream()
                            .filter(answer -> answer.getKey().startsWith("2"))
                            .forEach(answer -> check(
                                    id + " " + answer.getKey(),
                                    answer.getValue().path("content")));
                }));
        assertThat(findings)
                .as("Examples that do not fit their schema (or schemas that are not those of the body)")
                .isEmpty();
    }

    private void check(String where, JsonNode content) {
        JsonNode media = content.path(JSON);
        media.path("examples")
                .properties()
                .forEach(example -> check(
                        where + " '" + example.getKey() + "'",
                        example.getValue().path("value"),
                        media.path("schema")));
    }

    private void check(String where, JsonNode value, JsonNode schema) {
        List<String> wrong = new ArrayList<>();
        fits(where, value, schema, wrong);
        findings.addAll(wrong);
    }

    private void fits(String where, JsonNode value, JsonNode given, List<String> wrong) {
        JsonNode schema = resolved(given);
        schema.path("allOf").forEach(part -> fits(where, value, part, wrong));
        if (schema.has("oneOf")) {
            requireOne(where, value, schema.path("oneOf"), wrong);
        }
        if (schema.has("type") && !isOfType(value, schema.path("type"))) {
            wrong.add(where + " is no " + schema.path("type"));
            return;
        }
        if (schema.has("enum") && !contains(schema.path("enum"), value)) {
            wrong.add(where + " is none of " + schema.path("enum"));
        }
        if (value.isObject() && schema.has("properties")) {
            fields(where, value, schema, wrong);
        }
        for (int i = 0; i < value.size() && value.isArray(); i++) {
            fits(where + "/" + i, value.get(i), schema.path("items"), wrong);
        }
    }

    private void requireOne(String where, JsonNode value, JsonNode schemas, List<String> wrong) {
        for (JsonNode schema : schemas) {
            List<String> mistakes = new ArrayList<>();
            fits(where, value, schema, mistakes);
            if (mistakes.isEmpty()) {
                return;
            }
        }
        wrong.add(where + " fits none of its schemas");
    }

    private void fields(String where, JsonNode value, JsonNode schema, List<String> wrong) {
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                wrong.add(where + " lacks " + name.asText());
            }
        });
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            JsonNode known = schema.path("properties").path(field.getKey());
            if (known.isMissingNode()) {
                wrong.add(where + " has a field that the schema does not know: " + field.getKey());
            } else {
                fits(where + "/" + field.getKey(), field.getValue(), known, wrong);
            }
        }
    }

    private static boolean isOfType(JsonNode value, JsonNode type) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (isOfType(value, one)) {
                    return true;
                }
            }
            return false;
        }
        return switch (type.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> false;
        };
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode one : values) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.get("$ref").asText().substring(1)) : schema;
    }
}
