package dev.haksa.shared.openapi;

import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.problem.ProblemType;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/**
 * Adds to every operation what follows from its annotations and parameters, so that resources declare only what is
 * special about them: security, the answers that the product gives on everybody's behalf, the language parameter and
 * the correlation header. What a resource declares itself is kept.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {
    private static final String COMPONENT_LANGUAGE = "AcceptLanguage";
    private static final String COMPONENT_IDEMPOTENCY = "IdempotencyKey";
    private static final String COMPONENT_CORRELATION = "CorrelationId";
    private static final String IF_MATCH = "If-Match";
    private static final String MATCHED_AT_TIMES =
            "ETag of the version that you have read; not needed where there is none yet, nor for a dry run."
                    + " / 조회할 때 받은 ETag. 아직 없는 것을 처음 저장하거나 미리 확인할 때는 필요 없습니다.";
    private static final String SCOPE = "scope:";
    /** An account without student record has nothing there. */
    private static final String OWN_RECORD = "/students/me";

    /** Parameters that mean the same everywhere. */
    private static final Map<String, String> COMMON_PARAMETERS = Map.ofEntries(
            Map.entry("limit", "Most items on a page, 1 to 200. / 한 쪽의 최대 건수(1~200)"),
            Map.entry("after", "Cursor: the value of next from the page before. / 앞 쪽의 next 값"),
            Map.entry("count", "true also counts all items. / true이면 전체 건수도 셉니다."),
            Map.entry("dryRun", "true asks for the decision and changes nothing. / true이면 판단만 하고 바꾸지 않습니다."),
            Map.entry(IF_MATCH, "ETag of the version that you have read. / 조회할 때 받은 ETag"),
            Map.entry("If-None-Match", "ETag that you have; 304 when it still holds. / 가지고 있는 ETag, 그대로이면 304"),
            Map.entry("studentNumber", "Student number, eight digits. / 학번 8자리"),
            Map.entry("sectionId", "Id of the section. / 강좌(분반) 식별자"),
            Map.entry("courseNumber", "Course number. / 학수번호"),
            Map.entry("termCode", "Term, for example 2027-SPRING. / 학기"),
            Map.entry("term", "Term, for example 2027-SPRING. / 학기"),
            Map.entry("file", "Name of the regulation file. / 규정 파일 이름"),
            Map.entry("key", "Key within its list. / 목록 안의 키"),
            Map.entry("id", "Identifier. / 식별자"));

    private final Map<String, OperationFacts> facts;
    private final ProblemResponses problems = new ProblemResponses();
    private final AlwaysThere alwaysThere;

    /** Reads the annotations of the application. */
    public ContractFilter(IndexView index) {
        this.facts = OperationFacts.of(index);
        this.alwaysThere = new AlwaysThere(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents()
                .addParameter(COMPONENT_LANGUAGE, language())
                .addParameter(COMPONENT_IDEMPOTENCY, idempotencyKey())
                .addHeader(COMPONENT_CORRELATION, correlation());
        problems.addTo(document.getComponents());
        AnswerHeaders.addTo(document.getComponents());
        alwaysThere.complete(document);
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        document.getPaths().getPathItems().forEach(this::complete);
    }

    private void complete(String path, PathItem item) {
        item.getOperations().forEach((method, operation) -> complete(new Place(path, item, method), operation));
    }

    /** Where an operation stands. */
    private record Place(String path, PathItem item, PathItem.HttpMethod method) {
        List<Parameter> parameters(Operation operation) {
            List<Parameter> parameters = new ArrayList<>();
            parameters.addAll(Objects.requireNonNullElse(item.getParameters(), List.of()));
            parameters.addAll(Objects.requireNonNullElse(operation.getParameters(), List.of()));
            return parameters;
        }
    }

    private void complete(Place place, Operation operation) {
        OperationFacts known = operation.getOperationId() == null ? null : facts.get(operation.getOperationId());
        secure(operation, known);
        boolean matched = AnswerHeaders.alwaysNeedsIfMatch(place.method(), operation);
        place.parameters(operation).forEach(parameter -> describe(parameter, matched));
        plainBodies(operation);
        Set<Integer> statuses = statuses(place, operation, known);
        operation.addParameter(OASFactory.createParameter().ref(COMPONENT_LANGUAGE));
        if (known != null && known.idempotent() && !declares(operation.getParameters(), Idempotent.HEADER)) {
            operation.addParameter(OASFactory.createParameter().ref(COMPONENT_IDEMPOTENCY));
        }
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        answers(operation.getResponses(), statuses, known != null && known.idempotent());
        AnswerHeaders.complete(operation);
    }

    private static void secure(Operation operation, @Nullable OperationFacts known) {
        if (known == null || operation.getSecurity() != null) {
            return;
        }
        List<SecurityRequirement> requirements = new ArrayList<>();
        List<String> scopes = known.roles().stream()
                .filter(role -> role.startsWith(SCOPE))
                .map(role -> role.substring(SCOPE.length()))
                .toList();
        if (known.secured()
                && (known.roles().isEmpty() || scopes.size() < known.roles().size())) {
            requirements.add(OASFactory.createSecurityRequirement().addScheme(Contract.BEARER));
        }
        for (String scope : scopes) {
            requirements.add(OASFactory.createSecurityRequirement().addScheme(Contract.OAUTH2, scope));
        }
        operation.setSecurity(requirements);
        List<String> roles =
                known.roles().stream().filter(role -> !role.startsWith(SCOPE)).toList();
        if (!roles.isEmpty()) {
            operation.addExtension("x-roles", roles);
        }
    }

    /** Forms repeat beside the reference what the named schema says; generators would read two types. */
    private static void plainBodies(Operation operation) {
        if (operation.getRequestBody() == null || operation.getRequestBody().getContent() == null) {
            return;
        }
        operation.getRequestBody().getContent().getMediaTypes().values().forEach(media -> {
            Schema schema = media.getSchema();
            if (schema != null && schema.getRef() != null) {
                media.setSchema(OASFactory.createSchema().ref(schema.getRef()));
            }
        });
    }

    private static void describe(Parameter parameter, boolean alwaysMatched) {
        if (alwaysMatched && IF_MATCH.equals(parameter.getName())) {
            parameter.setRequired(true);
        }
        boolean described = parameter.getDescription() != null
                || (parameter.getSchema() != null && parameter.getSchema().getDescription() != null);
        if (!described && !alwaysMatched && IF_MATCH.equals(parameter.getName())) {
            parameter.setDescription(MATCHED_AT_TIMES);
        } else if (!described && parameter.getName() != null) {
            parameter.setDescription(COMMON_PARAMETERS.get(parameter.getName()));
        }
    }

    private static Set<Integer> statuses(Place place, Operation operation, @Nullable OperationFacts known) {
        String path = place.path();
        Set<Integer> statuses = new TreeSet<>(Set.of(400, 500, 503));
        if (known == null || known.secured()) {
            statuses.addAll(Set.of(401, 403, 429));
        }
        if (path.contains("{") || path.contains(OWN_RECORD)) {
            statuses.add(404);
        }
        if (declares(place.parameters(operation), IF_MATCH)) {
            statuses.addAll(Set.of(412, 428));
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(Set.of(411, 413, 415));
        }
        if (known != null && known.idempotent()) {
            statuses.addAll(Set.of(409, 422));
        }
        return statuses;
    }

    private static boolean declares(@Nullable List<Parameter> parameters, String header) {
        return parameters != null
                && parameters.stream().anyMatch(parameter -> header.equalsIgnoreCase(parameter.getName()));
    }

    private void answers(APIResponses responses, Set<Integer> statuses, boolean idempotent) {
        for (int status : statuses) {
            if (responses.getAPIResponse(Integer.toString(status)) == null) {
                responses.addAPIResponse(
                        Integer.toString(status), OASFactory.createAPIResponse().ref(problems.component(status)));
            }
        }
        responses.getAPIResponses().forEach((status, response) -> {
            if (response.getRef() == null) {
                complete(status, response, idempotent);
            }
        });
    }

    private void complete(String status, APIResponse response, boolean idempotent) {
        response.addHeader(Correlation.HEADER, OASFactory.createHeader().ref(COMPONENT_CORRELATION));
        if (status.startsWith("4") || status.startsWith("5")) {
            problems.complete(Integer.parseInt(status), response, idempotent);
        }
    }

    private static Parameter language() {
        return OASFactory.createParameter()
                .name("Accept-Language")
                .in(Parameter.In.HEADER)
                .description("Language of texts for people: ko (default) or en. / 안내문의 언어: ko(기본) 또는 en")
                .schema(ProblemResponses.text().addExample("ko"));
    }

    private static Parameter idempotencyKey() {
        return OASFactory.createParameter()
                .name(Idempotent.HEADER)
                .in(Parameter.In.HEADER)
                .description("Makes repeating safe: for 24 hours the same key with the same body gives the same answer."
                        + " / 다시 보내도 안전하게 합니다. 24시간 동안 같은 키와 같은 본문에는 같은 답을 합니다.")
                .schema(ProblemResponses.text().addExample("4f3c9a51-6d0e-4c5e-9a53-0e1d2c3b4a5f"));
    }

    private static Header correlation() {
        return OASFactory.createHeader()
                .description("Id of this request in logs and audit trail; send your own in the request header."
                        + " / 이 요청의 식별자. 요청 헤더로 직접 정할 수도 있습니다.")
                .schema(ProblemResponses.text().addExample("2d1f6a0c-7d55-4b9b-8f2e-0a6f2f2f7a11"));
    }

    /** The status codes that the filter can add; for the check that each has a problem type. */
    static Set<Integer> known() {
        Set<Integer> statuses = new TreeSet<>();
        for (ProblemType type : ProblemType.values()) {
            statuses.add(type.status());
        }
        return statuses;
    }
}
