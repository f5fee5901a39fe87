package dev.haksa.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The contract as the application serves it, put in an order that does not depend on how classes were found. */
final class ServedContract {
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build());
    /** The order in which a reader expects the parts; everything else follows alphabetically. */
    private static final List<String> ORDER = List.of(
            "openapi",
            "info",
            "servers",
            "tags",
            "paths",
            "components",
            "operationId",
            "summary",
            "description",
            "name",
            "in",
            "required",
            "parameters",
            "requestBody",
            "responses",
            "security");

    private ServedContract() {}

    static JsonNode parse(String yaml) throws IOException {
        return sort(YAML.readTree(yaml), "");
    }

    static String write(JsonNode document) throws IOException {
        return "# Made from the code; see openapi/README.md before you edit it.\n" + YAML.writeValueAsString(document);
    }

    /** The document without operations and schemas of resources that only tests have. */
    static JsonNode product(String yaml) throws IOException {
        ObjectNode document = (ObjectNode) parse(yaml);
        ObjectNode paths = (ObjectNode) document.get("paths");
        new ArrayList<>(iterable(paths))
                .stream().filter(path -> path.contains("/test-")).forEach(paths::remove);
        ObjectNode schemas = (ObjectNode) document.at("/components/schemas");
        Set<String> used = used(document);
        new ArrayList<>(iterable(schemas))
                .stream().filter(name -> !used.contains(name)).forEach(schemas::remove);
        return document;
    }

    static String pretty(JsonNode node) throws IOException {
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(node);
    }

    private static Set<String> used(ObjectNode document) {
        Set<String> used = new HashSet<>();
        List<JsonNode> open = new ArrayList<>(List.of(document.get("paths"), document.at("/components/responses")));
        while (!open.isEmpty()) {
            for (JsonNode reference : open.removeLast().findValues("$ref")) {
                String name = reference.asText().substring(reference.asText().lastIndexOf('/') + 1);
                if (reference.asText().contains("/schemas/") && used.add(name)) {
                    open.add(document.at("/components/schemas/" + name));
                }
            }
        }
        return used;
    }

    private static List<String> iterable(ObjectNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode sort(JsonNode node, String parent) {
        if (node instanceof ObjectNode object) {
            // The order of fields in bodies is meant for readers, so it stays.
            boolean keep = parent.equals("properties") || parent.equals("value") || parent.equals("example");
            Map<String, JsonNode> sorted = keep
                    ? new java.util.LinkedHashMap<>()
                    : new TreeMap<>(
                            Comparator.comparingInt(ServedContract::rank).thenComparing(Comparator.naturalOrder()));
            object.properties()
                    .forEach(field -> sorted.put(
                            field.getKey(),
                            parent.equals("value") ? field.getValue() : sort(field.getValue(), field.getKey())));
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            sorted.forEach(copy::set);
            return copy;
        }
        if (node instanceof ArrayNode array) {
            List<JsonNode> items = new ArrayList<>();
            array.forEach(item -> items.add(sort(item, "")));
            if (parent.equals("tags") && items.stream().allMatch(JsonNode::isObject)) {
                items.sort(Comparator.comparing(item -> item.path("name").asText()));
            }
            return JsonNodeFactory.instance.arrayNode().addAll(items);
        }
        return node;
    }

    private static int rank(String name) {
        int index = ORDER.indexOf(name);
        return index < 0 ? ORDER.size() : index;
    }
}
