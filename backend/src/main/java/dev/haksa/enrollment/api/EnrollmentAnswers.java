package dev.haksa.enrollment.api;

import dev.haksa.enrollment.AdmissionResult;
import dev.haksa.enrollment.EnrollmentService;
import dev.haksa.enrollment.TermEnrollments;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.paging.Cursor;
import dev.haksa.shared.paging.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Answers that students and staff get alike. */
@ApplicationScoped
class EnrollmentAnswers {
    private static final String PRIVATE = "private, no-store";

    private final EnrollmentService service;
    private final Correlation correlation;

    EnrollmentAnswers(EnrollmentService service, Correlation correlation) {
        this.service = service;
        this.correlation = correlation;
    }

    /** Address of a student's enrollments for staff. */
    static String addressOf(String studentNumber) {
        return "/api/v1/students/" + studentNumber + "/enrollments";
    }

    /** 201 for a new enrollment, 200 for everything else that was granted. */
    RestResponse<EnrollmentDecisionResponse> decision(
            AdmissionResult result, String base, Language language, boolean dryRun) {
        EnrollmentDecisionResponse answer = EnrollmentDecisionResponse.from(result, base, language, dryRun);
        boolean created = result.isNewEnrollment() && !dryRun;
        return RestResponse.ResponseBuilder.create(
                        created ? RestResponse.Status.CREATED : RestResponse.Status.OK, answer)
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .build();
    }

    /** One enrollment, tagged with the instant of its last change. */
    RestResponse<EnrollmentResponse> single(TermEnrollments.Entry entry, String base) {
        Instant changed = entry.registration().changedAt();
        long version =
                TimeUnit.SECONDS.toMicros(changed.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(changed.getNano());
        return RestResponse.ResponseBuilder.ok(
                        EnrollmentResponse.from(entry.registration(), entry.section(), entry.open(), base))
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .header(HttpHeaders.ETAG, EntityTags.of(version))
                .build();
    }

    /** An answer that no cache may keep. */
    <T> RestResponse<T> personal(T body) {
        return RestResponse.ResponseBuilder.ok(body)
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .build();
    }

    /** A page that no cache may keep, with the link to the next one. */
    static <T> RestResponse<Page<T>> page(Page<T> page, UriInfo uri) {
        RestResponse.ResponseBuilder<Page<T>> answer =
                RestResponse.ResponseBuilder.ok(page).header(HttpHeaders.CACHE_CONTROL, PRIVATE);
        if (page.next() != null) {
            URI next = uri.getRequestUriBuilder()
                    .replaceQueryParam("after", page.next())
                    .build();
            answer.header(HttpHeaders.LINK, "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"");
        }
        return answer.build();
    }

    /** A page of decisions about a student. */
    Uni<RestResponse<Page<RecordedDecisionResponse>>> decisions(
            String studentNumber, @Nullable Integer sectionId, int limit, @Nullable String after, UriInfo uri) {
        JsonArray cursor = Cursor.decode(after, 1);
        long before = cursor == null ? Long.MAX_VALUE : position(cursor);
        Language language = correlation.language();
        return service.decisions(studentNumber, sectionId, before, limit + 1)
                .map(rows -> Page.of(rows, limit, last -> Cursor.encode(last.id()), null))
                .map(page -> page.map(decision -> RecordedDecisionResponse.from(decision, language)))
                .map(page -> page(page, uri));
    }

    private static long position(JsonArray cursor) {
        if (cursor.getValue(0) instanceof Number id) {
            return id.longValue();
        }
        throw Cursor.invalid(null);
    }
}
