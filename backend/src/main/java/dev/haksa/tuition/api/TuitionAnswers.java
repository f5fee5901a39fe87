package dev.haksa.tuition.api;

import dev.haksa.shared.http.EntityTags;
import dev.haksa.tuition.TuitionBill;
import jakarta.ws.rs.core.HttpHeaders;
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

    static <T> RestResponse<T> personal(Status status, T body) {
        return ResponseBuilder.create(status, body)
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .build();
    }
}
