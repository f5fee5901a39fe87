package dev.haksa.cancellation.api;

import dev.haksa.cancellation.EnrollmentBatch;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.paging.Page;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Answers that no cache may keep, with the version of what they show. */
final class BatchAnswers {
    private static final String PRIVATE = "private, no-store";

    private BatchAnswers() {}

    static RestResponse<BatchResponse> single(Status status, EnrollmentBatch batch) {
        return tagged(ResponseBuilder.<BatchResponse>create(status), batch)
                .entity(BatchResponse.from(batch))
                .build();
    }

    static RestResponse<BatchResponse> created(EnrollmentBatch batch) {
        return tagged(ResponseBuilder.<BatchResponse>create(Status.CREATED), batch)
                .location(URI.create("/api/v1/enrollment-batches/" + batch.id()))
                .entity(BatchResponse.from(batch))
                .build();
    }

    static <T> RestResponse<T> versioned(T body, int version) {
        return ResponseBuilder.ok(body)
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .header(HttpHeaders.ETAG, EntityTags.of(version))
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

    private static <T> ResponseBuilder<T> tagged(ResponseBuilder<T> answer, EnrollmentBatch batch) {
        return answer.header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .header(HttpHeaders.ETAG, EntityTags.of(batch.version()));
    }
}
