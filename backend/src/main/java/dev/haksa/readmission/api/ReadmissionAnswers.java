package dev.haksa.readmission.api;

import dev.haksa.readmission.RankedApplication;
import dev.haksa.readmission.ReadmissionRound;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.paging.Page;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Answers that no cache may keep, with the version of what they show. */
final class ReadmissionAnswers {
    private static final String PRIVATE = "private, no-store";

    private ReadmissionAnswers() {}

    static RestResponse<RoundResponse> round(Status status, ReadmissionRound round) {
        return ResponseBuilder.<RoundResponse>create(status)
                .entity(RoundResponse.from(round))
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .header(HttpHeaders.ETAG, EntityTags.of(round.version()))
                .location(URI.create("/api/v1/readmission-rounds/" + round.id()))
                .build();
    }

    static RestResponse<ApplicationResponse> application(Status status, RankedApplication ranked, Language language) {
        return ResponseBuilder.<ApplicationResponse>create(status)
                .entity(ApplicationResponse.from(ranked, language))
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .header(HttpHeaders.ETAG, EntityTags.of(ranked.application().version()))
                .location(URI.create("/api/v1/readmission-applications/"
                        + ranked.application().id()))
                .build();
    }

    static RestResponse<ReadmissionPages.ApplicationList> applications(
            List<RankedApplication> ranked, Language language) {
        return personal(new ReadmissionPages.ApplicationList(ranked.stream()
                .map(one -> ApplicationResponse.from(one, language))
                .toList()));
    }

    static <T> RestResponse<T> personal(T body) {
        return ResponseBuilder.ok(body)
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .build();
    }

    static RestResponse<Page<RoundResponse>> page(Page<RoundResponse> page, UriInfo uri) {
        ResponseBuilder<Page<RoundResponse>> answer =
                ResponseBuilder.ok(page).header(HttpHeaders.CACHE_CONTROL, PRIVATE);
        if (page.next() != null) {
            URI next = uri.getRequestUriBuilder()
                    .replaceQueryParam("after", page.next())
                    .build();
            answer.header(HttpHeaders.LINK, "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"");
        }
        return answer.build();
    }
}
