package dev.haksa.tuition.api;

import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.paging.Page;
import dev.haksa.tuition.TuitionBill;
import dev.haksa.tuition.TuitionRefund;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Answers with personal data: nobody between us and the client keeps them. */
final class TuitionAnswers {
    private static final String PRIVATE = "private, no-store";

    private TuitionAnswers() {}

    static RestResponse<TuitionBillResponse> bill(Status status, TuitionBill bill) {
        return ResponseBuilder.create(status, TuitionBillResponse.from(bill))
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .header(HttpHeaders.ETAG, EntityTags.of(bill.version()))
                .build();
    }

    static RestResponse<TuitionRefundResponse> refund(Status status, TuitionRefund refund) {
        return ResponseBuilder.create(status, TuitionRefundResponse.from(refund))
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .header(HttpHeaders.ETAG, EntityTags.of(refund.version()))
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

    static <T> RestResponse<T> personal(Status status, T body) {
        return ResponseBuilder.create(status, body)
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .build();
    }
}
