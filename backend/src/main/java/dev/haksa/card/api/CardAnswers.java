package dev.haksa.card.api;

import dev.haksa.card.CardListFile;
import dev.haksa.shared.http.Disposition;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.paging.Page;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Answers that no cache may keep, with the version of what they show. */
final class CardAnswers {
    private static final String PRIVATE = "private, no-store";

    private CardAnswers() {}

    static <T> RestResponse<T> versioned(T body, int version) {
        return ResponseBuilder.ok(body)
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .header(HttpHeaders.ETAG, EntityTags.of(version))
                .build();
    }

    /** After a dry run there is no such version. */
    static <T> RestResponse<T> decided(T body, int version, boolean dryRun) {
        return dryRun ? personal(body) : versioned(body, version);
    }

    static RestResponse<CampaignResponse> created(CampaignResponse body, int version) {
        return ResponseBuilder.<CampaignResponse>create(Status.CREATED)
                .location(URI.create("/api/v1/card-campaigns/" + body.code()))
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .header(HttpHeaders.ETAG, EntityTags.of(version))
                .entity(body)
                .build();
    }

    static <T> RestResponse<T> personal(T body) {
        return ResponseBuilder.ok(body)
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .build();
    }

    static RestResponse<Buffer> file(CardListFile file) {
        return ResponseBuilder.ok(file.content())
                .header(HttpHeaders.CONTENT_TYPE, file.format().mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, Disposition.attachment("student-cards", file.fileName()))
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .header("X-Content-Type-Options", "nosniff")
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
}
