package dev.haksa.tuition.api;

import dev.haksa.shared.http.EntityTags;
import dev.haksa.tuition.Payment;
import dev.haksa.tuition.RecordedPayment;
import dev.haksa.tuition.TermPayments;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Answers with personal data: nobody between us and the client keeps them. */
final class PaymentAnswers {
    private static final String PRIVATE = "private, no-store";
    /** A payment is never changed. */
    private static final int ONLY_VERSION = 0;

    private PaymentAnswers() {}

    static RestResponse<PaymentResponse> recorded(RecordedPayment recorded) {
        String reference = recorded.payment().fields().reference();
        return single(
                ResponseBuilder.<PaymentResponse>create(recorded.created() ? Status.CREATED : Status.OK)
                        .location(URI.create("/api/v1/payments/" + reference)),
                recorded.payment());
    }

    static RestResponse<PaymentResponse> single(Payment payment) {
        return single(ResponseBuilder.create(Status.OK), payment);
    }

    static RestResponse<TermPaymentsResponse> ofTerm(TermPayments payments) {
        return ResponseBuilder.ok(TermPaymentsResponse.from(payments))
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .header(HttpHeaders.ETAG, EntityTags.of(payments.payments().size()))
                .build();
    }

    private static RestResponse<PaymentResponse> single(ResponseBuilder<PaymentResponse> answer, Payment payment) {
        return answer.entity(PaymentResponse.from(payment))
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .header(HttpHeaders.ETAG, EntityTags.of(ONLY_VERSION))
                .build();
    }
}
