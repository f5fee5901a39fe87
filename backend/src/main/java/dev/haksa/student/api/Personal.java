package dev.haksa.student.api;

import dev.haksa.shared.http.EntityTags;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Answers with personal data: nobody between us and the client keeps them. */
final class Personal {
    private static final String PRIVATE = "private, no-store";

    private Personal() {}

    /** A single resource with its tag. */
    static <T> RestResponse<T> single(T body, int version) {
        return ResponseBuilder.ok(body)
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .header(HttpHeaders.ETAG, EntityTags.of(version))
                .build();
    }

    /** A page with a link to the next one. */
    static <T> RestResponse<T> page(T body, @Nullable String next, UriInfo uri) {
        ResponseBuilder<T> response = ResponseBuilder.ok(body).header(HttpHeaders.CACHE_CONTROL, PRIVATE);
        if (next != null) {
            String target = uri.getRequestUriBuilder()
                    .replaceQueryParam("after", next)
                    .build()
                    .toString();
            response.header(HttpHeaders.LINK, "<" + target + ">; rel=\"next\"");
        }
        return response.build();
    }
}
