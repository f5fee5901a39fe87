package dev.haksa.cardissuer.api;

import dev.haksa.cardissuer.CardIssuerAction;
import dev.haksa.cardissuer.CardPackage;
import dev.haksa.cardissuer.PackageState;
import dev.haksa.cardissuer.PaperApplication;
import dev.haksa.cardissuer.PartnerKey;
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

/** Answers that no cache may keep. */
final class CardIssuerAnswers {
    private static final String PRIVATE = "private, no-store";

    private CardIssuerAnswers() {}

    static RestResponse<CardPackageResponse> requested(CardPackage found) {
        Status status = found.state() == PackageState.READY ? Status.OK : Status.ACCEPTED;
        return ResponseBuilder.<CardPackageResponse>create(status)
                .entity(CardPackageResponse.from(found))
                .location(URI.create("/api/v1/card-campaigns/" + found.campaign() + "/packages/" + found.sequence()))
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .header(HttpHeaders.ETAG, EntityTags.of(found.version()))
                .build();
    }

    static RestResponse<CardPackageResponse> single(CardPackage found) {
        return versioned(CardPackageResponse.from(found), found.version());
    }

    static RestResponse<CardPackageResponse> single(
            CardPackage found, List<CardIssuerAction> actions, Language language) {
        return versioned(CardPackageResponse.from(found, actions, language), found.version());
    }

    static RestResponse<PaperApplicationResponse> single(PaperApplication found) {
        return versioned(PaperApplicationResponse.from(found, CardIssuerActionLink.of(found)), found.version());
    }

    static RestResponse<CardCertificateResponse> single(PartnerKey found) {
        return versioned(CardCertificateResponse.from(found), found.version());
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

    private static <T> RestResponse<T> versioned(T body, int version) {
        return ResponseBuilder.ok(body)
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .header(HttpHeaders.ETAG, EntityTags.of(version))
                .build();
    }
}
