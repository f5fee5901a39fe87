package dev.haksa.change.api;

import dev.haksa.change.RecordChange;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.time.Times;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Answers with personal data: nobody between us and the client keeps them. */
@ApplicationScoped
class ChangeAnswers {
    private static final String PRIVATE = "private, no-store";

    private final Correlation correlation;
    private final Clock clock;

    ChangeAnswers(Correlation correlation, Clock clock) {
        this.correlation = correlation;
        this.clock = clock;
    }

    LocalDate today() {
        return Times.day(clock.instant());
    }

    RestResponse<ChangeResponse> own(RecordChange change) {
        return single(Status.OK, change, view(ChangeView.OWN, true, false));
    }

    RestResponse<ChangeResponse> ownCreated(RecordChange change) {
        return single(Status.CREATED, change, view(ChangeView.OWN, true, false));
    }

    RestResponse<ChangeResponse> staff(RecordChange change, boolean dryRun) {
        return single(Status.OK, change, view(ChangeView.STAFF, false, dryRun));
    }

    RestResponse<ChangeResponse> staffCreated(RecordChange change) {
        return single(Status.CREATED, change, view(ChangeView.STAFF, false, false));
    }

    static <T> RestResponse<T> personal(T body) {
        return ResponseBuilder.ok(body)
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .build();
    }

    static <T> RestResponse<T> versioned(Status status, T body, int version) {
        return ResponseBuilder.create(status, body)
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .header(HttpHeaders.ETAG, EntityTags.of(version))
                .build();
    }

    static <T> RestResponse<T> page(T body, @Nullable String next, UriInfo uri) {
        ResponseBuilder<T> answer = ResponseBuilder.ok(body).header(HttpHeaders.CACHE_CONTROL, PRIVATE);
        if (next != null) {
            URI target =
                    uri.getRequestUriBuilder().replaceQueryParam("after", next).build();
            answer.header(HttpHeaders.LINK, "<" + target.getRawPath() + "?" + target.getRawQuery() + ">; rel=\"next\"");
        }
        return answer.build();
    }

    private ChangeView view(String base, boolean own, boolean dryRun) {
        return new ChangeView(today(), base, own, dryRun, correlation.language());
    }

    private static RestResponse<ChangeResponse> single(Status status, RecordChange change, ChangeView view) {
        ResponseBuilder<ChangeResponse> answer = ResponseBuilder.create(status, ChangeResponse.from(change, view))
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .header(HttpHeaders.ETAG, EntityTags.of(change.summary().version()));
        return status == Status.CREATED
                ? answer.location(URI.create(view.base() + "/" + change.id())).build()
                : answer.build();
    }
}
