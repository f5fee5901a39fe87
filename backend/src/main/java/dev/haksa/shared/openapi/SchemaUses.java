package dev.haksa.shared.openapi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which schemas of the contract are sent to the product, directly or inside others. */
final class SchemaUses {
    private final Map<String, Schema> schemas;
    private final Set<String> requested = new HashSet<>();

    private SchemaUses(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    static SchemaUses of(OpenAPI document) {
        SchemaUses uses = new SchemaUses(document.getComponents().getSchemas());
        if (document.getPaths() != null && document.getPaths().getPathItems() != null) {
            document.getPaths().getPathItems().values().stream()
                    .flatMap(item -> item.getOperations().values().stream())
                    .forEach(uses::request);
        }
        return uses;
    }

    boolean onlyInAnswers(String schema) {
        return !requested.contains(schema);
    }

    private void request(Operation operation) {
        if (operation.getRequestBody() != null) {
            Content content = operation.getRequestBody().getContent();
            if (content != null && content.getMediaTypes() != null) {
                content.getMediaTypes().values().forEach(media -> mark(media.getSchema()));
            }
        }
    }

    private void mark(@Nullable Schema schema) {
        if (schema == null) {
            return;
        }
        String ref = schema.getRef();
        if (ref != null) {
            String name = ref.substring(ref.lastIndexOf('/') + 1);
            if (requested.add(name)) {
                mark(schemas.get(name));
            }
        }
        inner(schema).forEach(this::mark);
    }

    private static List<Schema> inner(Schema schema) {
        List<Schema> inner = new ArrayList<>();
        if (schema.getItems() != null) {
            inner.add(schema.getItems());
        }
        if (schema.getAdditionalPropertiesSchema() != null) {
            inner.add(schema.getAdditionalPropertiesSchema());
        }
        inner.addAll(all(
                schema.getProperties() == null ? null : schema.getProperties().values()));
        inner.addAll(all(schema.getAllOf()));
        inner.addAll(all(schema.getAnyOf()));
        inner.addAll(all(schema.getOneOf()));
        return inner;
    }

    private static Collection<Schema> all(@Nullable Collection<Schema> schemas) {
        return Objects.requireNonNullElse(schemas, List.of());
    }
}
