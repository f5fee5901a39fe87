package dev.haksa.shared.openapi;

import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.problem.Problem;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The problem answers of the contract: one shared response for every status, with an example for every type. */
final class ProblemResponses {
    private static final String PROBLEM_SCHEMA = "#/components/schemas/Problem";
    private static final String INSTANCE = "/api/v1/…";
    private static final String CORRELATION = "2d1f6a0c-7d55-4b9b-8f2e-0a6f2f2f7a11";
    /** Example values for whatever the texts mention. */
    private static final Map<String, Object> FACTS = Map.ofEntries(
            Map.entry("line", 1),
            Map.entry("column", 12),
            Map.entry("key", "20261001"),
            Map.entry("what", "student"),
            Map.entry("method", "PATCH"),
            Map.entry("sent", "\"3\""),
            Map.entry("current", "\"4\""),
            Map.entry("etag", "\"4\""),
            Map.entry("sizeBytes", 48210),
            Map.entry("expiredAt", Instant.parse("2027-03-02T01:00:00Z")),
            Map.entry("retryAfterSeconds", 2));

    /** Problems of an {@code Idempotency-Key}. */
    private static final Set<ProblemType> OF_KEYS =
            Set.of(ProblemType.REQUEST_IN_PROGRESS, ProblemType.IDEMPOTENCY_KEY_REUSED);

    static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }

    /** The name of the shared response of a status, for example {@code Problem404}. */
    String component(int status) {
        return "Problem" + status;
    }

    void addTo(Components components) {
        for (int status : ContractFilter.known()) {
            APIResponse response = OASFactory.createAPIResponse();
            response.addHeader(Correlation.HEADER, OASFactory.createHeader().ref("CorrelationId"));
            complete(status, response, true);
            components.addResponse(component(status), response);
        }
    }

    /**
     * Gives an answer the schema, examples and description that it lacks; what is wrong with an {@code Idempotency-Key}
     * only for who takes one.
     */
    void complete(int status, APIResponse response, boolean idempotent) {
        List<ProblemType> types = Arrays.stream(ProblemType.values())
                .filter(type -> type.status() == status && (idempotent || !OF_KEYS.contains(type)))
                .toList();
        if (response.getDescription() == null || response.getDescription().isBlank()) {
            response.setDescription(types.stream()
                    .map(type -> title(type, Language.EN) + ". / " + title(type, Language.KO))
                    .collect(Collectors.joining("\n\n")));
        }
        if (response.getContent() == null) {
            response.setContent(OASFactory.createContent());
        }
        Content content = response.getContent();
        if (content.getMediaType(Problem.MEDIA_TYPE) == null) {
            content.addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType());
        }
        complete(content.getMediaType(Problem.MEDIA_TYPE), types);
        if (status == ProblemType.OVERLOADED.status() || status == ProblemType.TOO_MANY_REQUESTS.status()) {
            response.addHeader(
                    "Retry-After",
                    OASFactory.createHeader()
                            .description("Seconds to wait. / 기다릴 시간(초)")
                            .schema(OASFactory.createSchema()
                                    .addType(Schema.SchemaType.INTEGER)
                                    .addExample(2)));
        }
        if (status == ProblemType.TOO_MANY_REQUESTS.status()) {
            response.addHeader("RateLimit-Policy", rateLimit("\"people\";q=60;w=3", "Requests and seconds. / 허용량"));
            response.addHeader("RateLimit", rateLimit("\"people\";r=0;t=3", "What is left. / 남은 양"));
        }
    }

    private static Header rateLimit(String example, String description) {
        return OASFactory.createHeader()
                .description(description + " (draft-ietf-httpapi-ratelimit-headers-11)")
                .schema(text().addExample(example));
    }

    private static void complete(MediaType media, List<ProblemType> types) {
        if (media.getSchema() == null) {
            media.setSchema(OASFactory.createSchema().ref(PROBLEM_SCHEMA));
        }
        boolean bare = media.getExample() == null
                && (media.getExamples() == null || media.getExamples().isEmpty());
        if (bare) {
            for (ProblemType type : types) {
                media.addExample(type.slug(), OASFactory.createExample().value(example(type)));
            }
        }
    }

    private static String title(ProblemType type, Language language) {
        return of(type, language).title();
    }

    private static Problem of(ProblemType type, Language language) {
        return Problem.of(new ProblemException(type, FACTS), language, INSTANCE, CORRELATION);
    }

    private static Map<String, Object> example(ProblemType type) {
        Problem problem = of(type, Language.EN);
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", problem.type());
        example.put("title", problem.title());
        example.put("status", problem.status());
        example.put("detail", problem.detail());
        example.put("instance", INSTANCE);
        example.put("correlationId", problem.correlationId());
        return example;
    }
}
