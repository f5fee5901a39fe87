package dev.haksa.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haksa.support.HttpTest;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a reader may expect of every operation in the contract. All findings are listed at once: they are the work list. */
@QuarkusTest
class ContractLintTest extends HttpTest {
    private static final String NO_CONTENT = "204";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final Pattern HANGUL = Pattern.compile("[가-힣]");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z]{2}");
    private static final Pattern OPERATION_ID = Pattern.compile("[a-z]+([A-Z][A-Za-z0-9]*)+");

    private JsonNode document;
    private final List<String> findings = new ArrayList<>();

    @BeforeEach
    void read() throws IOException {
        document = ServedContract.product(anonymous()
                .queryParam("format", "json")
                .get("/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    @Test
    void the_head_introduces_the_api() {
        assertThat(document.at("/openapi").asText()).startsWith("3.1");
        assertThat(document.at("/info/title").asText()).isEqualTo("Haksa API");
        assertThat(document.at("/info/description").asText())
                .containsPattern(HANGUL)
                .containsPattern(LATIN);
        assertThat(document.at("/info/contact/name").asText()).isNotBlank();
        assertThat(document.at("/info/license/name").asText()).isNotBlank();
        assertThat(document.at("/servers")).isNotEmpty();
        assertThat(document.at("/components/securitySchemes/bearerAuth/scheme").asText())
                .isEqualTo("bearer");
        assertThat(document.at("/components/securitySchemes/oauth2/flows/clientCredentials/scopes"))
                .isNotEmpty();
    }

    @Test
    void every_operation_explains_itself() {
        Map<String, String> ids = new HashMap<>();
        document.at("/paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .forEach(entry -> {
                            String where = entry.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey();
                            operation(where, path.getKey(), entry.getValue());
                            String id = entry.getValue().path("operationId").asText();
                            String other = ids.put(id, where);
                            require(other == null, where, "operationId " + id + " is also that of " + other);
                        }));
        schemas();
        assertThat(findings)
                .as(
                        "The contract says too little in %d places; say it with annotations at the resource (what"
                                + " ContractFilter adds is added already)",
                        findings.size())
                .isEmpty();
    }

    private void operation(String where, String path, JsonNode operation) {
        String id = operation.path("operationId").asText();
        require(OPERATION_ID.matcher(id).matches(), where, "operationId must be verb + noun, not '" + id + "'");
        require(LATIN.matcher(operation.path("summary").asText()).find(), where, "summary in English is missing");
        require(
                HANGUL.matcher(operation.path("description").asText()).find(),
                where,
                "description in Korean is missing");
        require(!operation.path("tags").isEmpty(), where, "a tag is missing");
        for (JsonNode tag : operation.path("tags")) {
            boolean declared = false;
            for (JsonNode known : document.at("/tags")) {
                declared |= known.path("name").equals(tag) && known.hasNonNull("description");
            }
            require(declared, where, "tag " + tag.asText() + " has no description");
        }
        require(
                operation.has("security"),
                where,
                "nothing says who may use it (@RolesAllowed, @PermitAll, @Authenticated)");
        operation.path("parameters").forEach(parameter -> parameter(where, resolve(parameter)));
        body(where, resolve(operation.path("requestBody")));
        answers(where, path, operation);
        if (parameterOf(operation, "If-Match")) {
            require(
                    versionCanBeRead(path),
                    where,
                    "it needs If-Match, but no GET above it answers an ETag and no list a version");
        }
        keys(where, operation);
    }

    /** Whether a GET at or above a path answers an ETag, or a list of what it changes tells the versions. */
    private boolean versionCanBeRead(String path) {
        return document.at("/paths").properties().stream()
                .filter(entry -> path.equals(entry.getKey()) || path.startsWith(entry.getKey() + "/"))
                .map(entry -> resolve(entry.getValue().at("/get/responses/200")))
                .anyMatch(answer -> answer.path("headers").has("ETag") || listsVersions(answer));
    }

    private boolean listsVersions(JsonNode answer) {
        JsonNode list = resolve(answer.at("/content/application~1json/schema"));
        return resolve(list.at("/properties/items/items")).path("properties").has("version");
    }

    /** What is wrong with a key is told to those who may send one. */
    private void keys(String where, JsonNode operation) {
        boolean takesKey = parameterOf(operation, "Idempotency-Key");
        for (String status : List.of("409", "422")) {
            JsonNode examples =
                    resolve(operation.path("responses").path(status)).at("/content/application~1problem+json/examples");
            require(
                    takesKey || !(examples.has("request-in-progress") || examples.has("idempotency-key-reused")),
                    where,
                    status + " speaks of an Idempotency-Key that it does not take");
        }
    }

    private boolean parameterOf(JsonNode operation, String name) {
        for (JsonNode parameter : operation.path("parameters")) {
            if (name.equals(resolve(parameter).path("name").asText())) {
                return true;
            }
        }
        return false;
    }

    private void parameter(String where, JsonNode parameter) {
        String name = parameter.path("name").asText();
        JsonNode schema = resolve(parameter.path("schema"));
        require(
                parameter.hasNonNull("description") || schema.hasNonNull("description"),
                where,
                "parameter " + name + " has no description");
    }

    private void body(String where, JsonNode body) {
        body.path("content").properties().forEach(media -> {
            named(where + " request body", media.getValue().path("schema"));
            require(exampled(media.getValue()), where, "the request body (" + media.getKey() + ") has no example");
        });
    }

    private void answers(String where, String path, JsonNode operation) {
        JsonNode responses = operation.path("responses");
        boolean succeeds =
                responses.properties().stream().anyMatch(entry -> entry.getKey().startsWith("2"));
        require(succeeds, where, "no success response");
        responses.properties().forEach(entry -> {
            JsonNode response = resolve(entry.getValue());
            String here = where + " " + entry.getKey();
            require(!response.path("description").asText().isBlank(), here, "no description");
            if (entry.getKey().startsWith("2")) {
                require(
                        NO_CONTENT.equals(entry.getKey())
                                || !response.path("content").isEmpty(),
                        here,
                        "the body has no media type and schema");
                response.path("content").properties().forEach(media -> success(here, media));
            } else if (entry.getKey().startsWith("4") || entry.getKey().startsWith("5")) {
                problem(here, response);
            }
        });
        List<String> expected = new ArrayList<>(List.of("400", "500", "503"));
        if (!operation.path("security").isEmpty()) {
            expected.addAll(List.of("401", "403"));
        }
        if (path.contains("{")) {
            expected.add("404");
        }
        expected.forEach(status -> require(responses.has(status), where, "no answer " + status));
    }

    private void success(String where, Map.Entry<String, JsonNode> media) {
        boolean streamed = media.getKey().startsWith("text/");
        if (!streamed) {
            named(where, media.getValue().path("schema"));
        }
        require(exampled(media.getValue()), where, "no example for " + media.getKey());
    }

    private void problem(String where, JsonNode response) {
        JsonNode media = response.path("content").path("application/problem+json");
        require(!media.isMissingNode(), where, "errors are application/problem+json");
        require(
                media.path("schema").path("$ref").asText().endsWith("/Problem"),
                where,
                "errors have the schema Problem");
        // The token endpoint also answers the errors of RFC 6749, which every OAuth client expects.
        boolean oauth = where.contains(" /oauth2/");
        require(oauth || response.path("content").size() == 1, where, "errors have one media type");
    }

    private void named(String where, JsonNode schema) {
        JsonNode inner = schema.path("type").asText().equals("array") ? schema.path("items") : schema;
        boolean anonymous = !inner.has("$ref")
                && (inner.has("properties") || inner.path("type").asText().equals("object") || inner.isMissingNode());
        require(!anonymous, where, "the body's schema has no name (@Schema(implementation = …) of a named record)");
    }

    private void schemas() {
        document.at("/components/schemas").properties().stream()
                // What a format of its own describes, such as a UUID, needs no words.
                .filter(schema -> !schema.getValue().has("format"))
                .forEach(schema -> require(
                        LATIN.matcher(schema.getValue().path("description").asText())
                                        .find()
                                && HANGUL.matcher(schema.getValue()
                                                .path("description")
                                                .asText())
                                        .find(),
                        "schema " + schema.getKey(),
                        "description in English / Korean is missing"));
    }

    private static boolean exampled(JsonNode media) {
        return media.hasNonNull("example") || !media.path("examples").isEmpty();
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    private void require(boolean holds, String where, String what) {
        if (!holds) {
            findings.add(where + ": " + what);
        }
    }
}
