package dev.haksa.document.api;

import dev.haksa.document.Document;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.paging.Page;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Answers with personal data: nobody between us and the client keeps them, and no browser opens them by itself. */
final class DocumentAnswers {
    private static final String PRIVATE = "private, no-store";
    /** A document is never changed. */
    private static final int ONLY_VERSION = 0;

    private DocumentAnswers() {}

    static RestResponse<DocumentResponse> created(Document document) {
        return ResponseBuilder.<DocumentResponse>create(Status.CREATED)
                .entity(DocumentResponse.from(document))
                .location(URI.create("/api/v1/documents/" + document.id()))
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .header(HttpHeaders.ETAG, EntityTags.of(ONLY_VERSION))
                .build();
    }

    static RestResponse<DocumentResponse> single(Document document) {
        return personal(DocumentResponse.from(document), ONLY_VERSION);
    }

    static <T> RestResponse<T> personal(T body, int version) {
        return ResponseBuilder.ok(body)
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
