package dev.haksa.cardissuer;

import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** {@code backend/docs/card-transfer-manifest.schema.json}, as a company would use it. */
public final class ManifestSchema {
    private static final Path FILE = Path.of("docs/card-transfer-manifest.schema.json");

    private ManifestSchema() {}

    /** What of a manifest does not fit; empty when all does. */
    public static List<String> mistakes(JsonObject manifest) {
        OutputUnit result = Validator.create(
                        JsonSchema.of(schema()),
                        new JsonSchemaOptions()
                                .setDraft(Draft.DRAFT202012)
                                .setBaseUri("https://haksa.local/")
                                .setOutputFormat(OutputFormat.Basic))
                .validate(manifest);
        return result.getValid()
                ? List.of()
                : Objects.requireNonNullElse(result.getErrors(), List.<OutputUnit>of()).stream()
                        .map(error -> error.getInstanceLocation() + ": " + error.getError())
                        .toList();
    }

    static JsonObject schema() {
        try {
            return new JsonObject(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
