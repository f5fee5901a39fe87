package dev.haksa.majorchange.api;

import dev.haksa.majorchange.AdmissionQuota;
import dev.haksa.majorchange.MajorChange;
import dev.haksa.majorchange.MajorChangeRound;
import dev.haksa.majorchange.QuotaService;
import dev.haksa.majorchange.TransferEntrance;
import dev.haksa.majorchange.api.MajorChangeBodies.ApplicationResponse;
import dev.haksa.majorchange.api.MajorChangeBodies.EntranceResponse;
import dev.haksa.majorchange.api.MajorChangeBodies.QuotaResponse;
import dev.haksa.majorchange.api.MajorChangeBodies.RoundResponse;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.paging.Page;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Answers that no cache may keep, with the version of what they show. */
final class MajorChangeAnswers {
    private static final String PRIVATE = "private, no-store";

    private MajorChangeAnswers() {}

    static RestResponse<RoundResponse> round(Status status, MajorChangeRound round) {
        return tagged(ResponseBuilder.<RoundResponse>create(status), round.version())
                .location(URI.create("/api/v1/major-change-rounds/" + round.id()))
                .entity(RoundResponse.from(round))
                .build();
    }

    static RestResponse<ApplicationResponse> application(Status status, MajorChange one) {
        return tagged(ResponseBuilder.<ApplicationResponse>create(status), one.version())
                .location(URI.create("/api/v1/major-changes/" + one.id()))
                .entity(ApplicationResponse.from(one))
                .build();
    }

    static RestResponse<QuotaResponse> quota(QuotaService.Put<AdmissionQuota> put) {
        return tagged(
                        ResponseBuilder.<QuotaResponse>create(put.created() ? Status.CREATED : Status.OK),
                        put.value().version())
                .entity(QuotaResponse.from(put.value()))
                .build();
    }

    static RestResponse<EntranceResponse> entrance(QuotaService.Put<TransferEntrance> put) {
        return tagged(
                        ResponseBuilder.<EntranceResponse>create(put.created() ? Status.CREATED : Status.OK),
                        put.value().version())
                .entity(EntranceResponse.from(put.value()))
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

    private static <T> ResponseBuilder<T> tagged(ResponseBuilder<T> answer, int version) {
        return answer.header(HttpHeaders.CACHE_CONTROL, PRIVATE).header(HttpHeaders.ETAG, EntityTags.of(version));
    }
}
