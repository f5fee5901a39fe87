package dev.haksa.matriculation.api;

import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.paging.Page;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Answers that no cache may keep, with the version of what they show. */
final class MatriculationAnswers {
    private static final String PRIVATE = "private, no-store";

    private MatriculationAnswers() {}

    static <T> RestResponse<T> created(T body, int version, String path) {
        return versioned(ResponseBuilder.<T>create(Status.CREATED), version)
                .location(URI.create(path))
                .entity(body)
                .build();
    }

    static <T> RestResponse<T> versioned(T body, int version) {
        return versioned(ResponseBuilder.<T>create(Status.OK), version)
                .entity(body)
                .build();
    }

    static <T> RestResponse<T> personal(T body) {
        return ResponseBuilder.ok(body)
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .build();
    }

    static <T> RestResponse<Page<T>> page(Page<T> page, UriInfo uri) {
        ResponseBuilder<Page<T>> answer = ResponseBuilder.ok(page).header(HttpHeaders.CACHE_CONTROL, PRIVATE);
        if (page.next() != null) {
            URI next = uri.getRequestUriBuilder()
                    .replaceQueryParam("after", page.next())
                    .build();
            answer.header(HttpHeaders.LINK, "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"");
        }
        return answer.build();
    }

    private static <T> ResponseBuilder<T> versioned(ResponseBuilder<T> answer, int version) {
        return answer.header(HttpHeaders.CACHE_CONTROL, PRIVATE).header(HttpHeaders.ETAG, EntityTags.of(version));
    }
}
