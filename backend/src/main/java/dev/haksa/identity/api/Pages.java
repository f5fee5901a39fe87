package dev.haksa.identity.api;

import dev.haksa.shared.paging.Page;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers with pages. */
final class Pages {
    private Pages() {}

    /** The page, with a link to the next one. */
    static <T> RestResponse<Page<T>> answer(Page<T> page, UriInfo uri) {
        RestResponse.ResponseBuilder<Page<T>> response = RestResponse.ResponseBuilder.ok(page);
        response.header("Cache-Control", "private, no-store");
        if (page.next() != null) {
            String next = uri.getRequestUriBuilder()
                    .replaceQueryParam("after", page.next())
                    .build()
                    .toString();
            response.header("Link", "<" + next + ">; rel=\"next\"");
        }
        return response.build();
    }
}
