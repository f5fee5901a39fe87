package dev.haksa.regulation.api;

import dev.haksa.regulation.Regulations;
import dev.haksa.shared.http.Correlation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** Answers with tags made of the files' fingerprint and the language, or 304 when the client has that already. */
@ApplicationScoped
class RegulationAnswers {
    private final Regulations regulations;
    private final Correlation correlation;

    RegulationAnswers(Regulations regulations, Correlation correlation) {
        this.regulations = regulations;
        this.correlation = correlation;
    }

    /**
     * An answer, made only when needed.
     *
     * @param tagSuffix tells apart what else the body depends on
     */
    Response of(Request request, String tagSuffix, Supplier<Object> body) {
        String language = correlation.language().tag();
        EntityTag tag = new EntityTag(regulations.version() + "-" + language + tagSuffix);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response = unchanged == null ? Response.ok(body.get()) : unchanged;
        return response.tag(tag)
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }
}
