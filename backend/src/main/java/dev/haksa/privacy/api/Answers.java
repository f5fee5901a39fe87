package dev.haksa.privacy.api;

import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.paging.Page;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Answers with personal data: nobody between us and the client keeps them. */
final class Answers {
    private static final String PRIVATE = "private, no-store";

    private Answers() {}

    /** A single resource with its tag. */
    static <T> RestResponse<T> single(T body, int version) {
        return ResponseBuilder.ok(body)
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .header(HttpHeaders.ETAG, EntityTags.of(version))
                .build();
    }

    /** Something that came to be. */
    static <T> RestResponse<T> created(T body, int version) {
        return ResponseBuilder.create(Status.CREATED, body)
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .header(HttpHeaders.ETAG, EntityTags.of(version))
                .build();
    }

    /** A page with a link to the next one. */
    static <T> RestResponse<Page<T>> page(Page<T> page, UriInfo uri) {
        ResponseBuilder<Page<T>> response = ResponseBuilder.ok(page).header(HttpHeaders.CACHE_CONTROL, PRIVATE);
        if (page.next() != null) {
            String target = uri.getRequestUriBuilder()
                    .replaceQueryParam("after", page.next())
                    .build()
                    .toString();
            response.header(HttpHeaders.LINK, "<" + target + ">; rel=\"next\"");
        }
        return response.build();
    }
}
