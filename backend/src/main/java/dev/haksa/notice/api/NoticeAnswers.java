package dev.haksa.notice.api;

import dev.haksa.notice.Inbox;
import dev.haksa.notice.Notice;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.http.EntityTags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers that students and staff get alike; nobody between us and them keeps them. */
@ApplicationScoped
class NoticeAnswers {
    static final String NOTICE = """
            {"id":812,"kind":"WAITLIST_SKIPPED","event":"waitlist.skipped","at":"2027-02-17T02:10:00Z",
            "title":"A seat in '형사법' became free, but you could not take it",
            "text":"A seat in '형사법' (POL1002-001), term 2027-SPRING, became free, but for the reasons below you were not enrolled. You keep your place on the waiting list.",
            "remedy":"Settle the reasons, and the next free seat can be yours.","sectionId":1204,"term":"2027-SPRING",
            "violations":[{"code":"CREDIT_CEILING_EXCEEDED","article":{"key":"4.4","reference":"제4조④",
            "href":"/api/v1/regulations/articles/4.4"},
            "message":"That is 3 credits too many: 18 held + 3 more > ceiling of 18",
            "remedy":"Drop another section, or choose one with fewer credits.",
            "facts":{"enrolled":18,"adding":3,"ceiling":18,"excess":3}}],
            "createdAt":"2027-02-17T02:10:00.412Z","mail":{"state":"SENT","at":"2027-02-17T02:10:01.930Z"}}""";
    static final String PAGE = "{\"items\":[" + NOTICE + "],\"unread\":1,\"next\":\"WzgxMl0\"}";

    private static final String PRIVATE = "private, no-store";

    private final Correlation correlation;

    NoticeAnswers(Correlation correlation) {
        this.correlation = correlation;
    }

    RestResponse<NoticePage> page(Inbox inbox, UriInfo uri) {
        ResponseBuilder<NoticePage> response = ResponseBuilder.ok(NoticePage.from(inbox, correlation.language()))
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE);
        if (inbox.page().next() != null) {
            URI next = uri.getRequestUriBuilder()
                    .replaceQueryParam("after", inbox.page().next())
                    .build();
            response.header(HttpHeaders.LINK, "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"");
        }
        return response.build();
    }

    RestResponse<NoticeResponse> single(Notice notice) {
        return ResponseBuilder.ok(NoticeResponse.from(notice, correlation.language()))
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .header(HttpHeaders.ETAG, EntityTags.of(notice.version()))
                .build();
    }

    RestResponse<UnreadNotices> unread(long number) {
        return ResponseBuilder.ok(new UnreadNotices(number))
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .build();
    }
}
