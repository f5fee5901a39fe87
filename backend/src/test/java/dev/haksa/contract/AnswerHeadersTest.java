package dev.haksa.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.http.Representations;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The headers and fields that the contract promises are those that the code writes, read from the compiled code. */
class AnswerHeadersTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.haksa");
    /** Where answers are written. */
    private static final Set<String> WRITERS = Set.of(".api", ".shared.http", ".shared.files", ".shared.audit");

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private JsonNode document;

    private enum Promise {
        VERSION("ETag"),
        PLACE("Location"),
        NEXT_PAGE("Link");

        private final String header;

        Promise(String header) {
            this.header = header;
        }
    }

    @BeforeEach
    void read() throws IOException {
        document = ServedContract.parse(Files.readString(Path.of("../openapi/openapi.yaml")));
    }

    @Test
    void the_contract_names_the_headers_that_answers_have_and_no_others() {
        Map<String, JavaMethod> code = operations();
        List<String> findings = new ArrayList<>();
        contract().forEach((id, operation) -> {
            Set<Promise> written = written(code.get(id));
            operation.path("responses").properties().forEach(answer -> {
                for (Promise promise : wrong(answer.getKey(), resolved(answer.getValue()), written)) {
                    findings.add(id + " " + answer.getKey() + " " + promise.header);
                }
            });
        });
        assertThat(findings)
                .as("Headers that the contract names and the code does not write, or the other way round; the lists"
                        + " stand in AnswerHeaders")
                .isEmpty();
    }

    @Test
    void every_page_of_a_list_links_the_next_one() {
        Map<String, JavaMethod> code = operations();
        assertThat(contract().entrySet().stream()
                        .filter(operation -> isPage(operation.getValue()))
                        .map(Map.Entry::getKey)
                        .filter(id -> !written(code.get(id)).contains(Promise.NEXT_PAGE)))
                .as("Pages answer Link with rel=next as well as next")
                .isEmpty();
    }

    @Test
    void what_an_answer_does_not_know_it_leaves_out() {
        Map<String, Set<String>> answered = answered();
        assertThat(CLASSES.stream()
                        .filter(JavaClass::isRecord)
                        .map(JavaClass::reflect)
                        .filter(type -> type.isAnnotationPresent(Schema.class)
                                || type.getPackageName().endsWith(".api"))
                        .filter(type -> fields(type).equals(answered.get(name(type))))
                        .filter(type ->
                                Arrays.stream(type.getRecordComponents()).anyMatch(AnswerHeadersTest::mayBeNull))
                        .filter(type -> !type.isAnnotationPresent(JsonInclude.class))
                        .filter(type -> !isShape(type))
                        .map(Class::getName))
                .as("Answers with @Nullable fields need @JsonInclude(NON_NULL): the contract knows no null")
                .isEmpty();
    }

    /** Pages are generic in code; the records are only their names. */
    private static boolean isShape(Class<?> type) {
        return fields(type).equals(Set.of("items", "next", "count"));
    }

    private static boolean mayBeNull(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Set<String> fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }

    private static String name(Class<?> type) {
        Schema schema = type.getAnnotation(Schema.class);
        return schema == null || schema.name().isEmpty() ? type.getSimpleName() : schema.name();
    }

    /** The fields of the schemas that are only answered, by name. */
    private Map<String, Set<String>> answered() {
        Set<String> requested = new HashSet<>();
        contract().values().forEach(operation -> mark(operation.path("requestBody"), requested));
        Map<String, Set<String>> answered = new HashMap<>();
        document.at("/components/schemas").properties().stream()
                .filter(schema -> !requested.contains(schema.getKey()))
                .forEach(schema -> answered.put(
                        schema.getKey(),
                        schema.getValue().path("properties").properties().stream()
                                .map(Map.Entry::getKey)
                                .collect(Collectors.toSet())));
        return answered;
    }

    private void mark(JsonNode node, Set<String> names) {
        for (JsonNode reference : node.findValues("$ref")) {
            String name = reference.asText().substring(reference.asText().lastIndexOf('/') + 1);
            if (names.add(name)) {
                mark(document.at("/components/schemas/" + name), names);
            }
        }
    }

    private static List<Promise> wrong(String status, JsonNode answer, Set<Promise> written) {
        List<Promise> wrong = new ArrayList<>();
        boolean success = status.startsWith("2") && !answer.path("content").isEmpty();
        boolean creates = status.equals("201") || status.equals("202");
        if (success && said(answer, Promise.VERSION) != written.contains(Promise.VERSION) && !isOtherFile(answer)) {
            wrong.add(Promise.VERSION);
        }
        if (creates && said(answer, Promise.PLACE) != written.contains(Promise.PLACE)) {
            wrong.add(Promise.PLACE);
        }
        return wrong;
    }

    /** Files in parts get their tag from the file store. */
    private static boolean isOtherFile(JsonNode answer) {
        return !answer.path("content").has("application/json") && said(answer, Promise.VERSION);
    }

    private static boolean said(JsonNode answer, Promise promise) {
        return answer.path("headers").has(promise.header);
    }

    private boolean isPage(JsonNode operation) {
        return resolved(operation.at("/responses/200"))
                .at("/content/application~1json/schema/$ref")
                .asText()
                .endsWith("Page");
    }

    private Map<String, JsonNode> contract() {
        Map<String, JsonNode> operations = new HashMap<>();
        document.path("paths")
                .forEach(path -> path.properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .forEach(entry -> operations.put(
                                entry.getValue().path("operationId").asText(), entry.getValue())));
        return operations;
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static Map<String, JavaMethod> operations() {
        return CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Operation.class))
                .collect(Collectors.toMap(
                        method -> method.getAnnotationOfType(Operation.class).operationId(), method -> method));
    }

    /** What an operation writes, itself or in what it calls. */
    private static Set<Promise> written(JavaMethod operation) {
        Set<Promise> written = EnumSet.noneOf(Promise.class);
        Set<JavaCodeUnit> seen = new HashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>(List.of(operation));
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.pop();
            if (seen.add(unit)) {
                written.addAll(promises(unit));
                accesses(unit)
                        .flatMap(access -> access.getTarget().resolveMember().stream())
                        .filter(AnswerHeadersTest::writesAnswers)
                        .forEach(open::push);
            }
        }
        return written;
    }

    private static boolean writesAnswers(JavaCodeUnit unit) {
        String name = unit.getOwner().getPackageName();
        return WRITERS.stream().anyMatch(name::endsWith);
    }

    private static Set<Promise> promises(JavaCodeUnit unit) {
        Set<Promise> promises = EnumSet.noneOf(Promise.class);
        boolean tags = calls(unit, EntityTags.class.getSimpleName(), "of");
        boolean writes = calls(unit, "ResponseBuilder", "header");
        boolean hashed = unit.getOwner().isEquivalentTo(Representations.class)
                && (unit.getName().equals("answer") || unit.getName().equals("created"));
        if ((tags && writes) || hashed || calls(unit, "ResponseBuilder", "tag")) {
            promises.add(Promise.VERSION);
        }
        if (calls(unit, "ResponseBuilder", "location") || calls(unit, "ResponseBuilder", "created")) {
            promises.add(Promise.PLACE);
        }
        if (calls(unit, UriBuilder.class.getSimpleName(), "replaceQueryParam")) {
            promises.add(Promise.NEXT_PAGE);
        }
        return promises;
    }

    private static boolean calls(JavaCodeUnit unit, String type, String method) {
        return accesses(unit)
                .anyMatch(access -> access.getTargetOwner().getSimpleName().equals(type)
                        && access.getTarget().getName().equals(method));
    }

    private static Stream<JavaCodeUnitAccess<?>> accesses(JavaCodeUnit unit) {
        return Stream.concat(unit.getCallsFromSelf().stream(), unit.getCodeUnitReferencesFromSelf().stream());
    }
}
