package dev.haksa.photo.api;

import dev.haksa.photo.UploadedPhoto;
import dev.haksa.photo.check.Fit;
import dev.haksa.shared.files.SignedLink;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.http.QueryValues;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.problem.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Answers with personal data: nobody between us and the client keeps them. */
final class PhotoAnswers {
    private static final String PRIVATE = "private, no-store";
    private static final String NONE = "none";
    private static final String CROP = "crop";

    private PhotoAnswers() {}

    static Fit fit(String asked) {
        return switch (asked) {
            case NONE -> Fit.NONE;
            case CROP -> Fit.CROP;
            default ->
                throw ProblemException.invalid(List.of(QueryValues.notOneOf("fit", asked, List.of(NONE, CROP))), null);
        };
    }

    /** A note without the blanks around it; null when nothing is left. */
    static @Nullable String note(@Nullable String note) {
        return note == null || note.isBlank() ? null : note.strip();
    }

    /** What came of an upload; {@code shown} is the photo as its reader sees it. */
    static RestResponse<PhotoUploadAnswer> uploaded(
            UploadedPhoto uploaded, @Nullable PhotoResponse shown, String base, Language language) {
        Status status = uploaded.fresh() ? Status.CREATED : Status.OK;
        ResponseBuilder<PhotoUploadAnswer> answer = ResponseBuilder.<PhotoUploadAnswer>create(status)
                .entity(PhotoUploadAnswer.of(uploaded, shown, language))
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE);
        if (shown != null) {
            answer.location(URI.create(base + "/" + shown.id()))
                    .header(HttpHeaders.ETAG, EntityTags.of(shown.version()));
        }
        return answer.build();
    }

    static RestResponse<PhotoResponse> single(PhotoResponse photo) {
        return versioned(photo, photo.version());
    }

    static <T> RestResponse<T> versioned(T body, int version) {
        return ResponseBuilder.ok(body)
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .header(HttpHeaders.ETAG, EntityTags.of(version))
                .build();
    }

    static <T> RestResponse<T> personal(T body) {
        return ResponseBuilder.ok(body)
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .build();
    }

    static RestResponse<PhotoPage> page(PhotoPage page, UriInfo uri) {
        ResponseBuilder<PhotoPage> answer = ResponseBuilder.ok(page).header(HttpHeaders.CACHE_CONTROL, PRIVATE);
        if (page.next() != null) {
            URI target = uri.getRequestUriBuilder()
                    .replaceQueryParam("after", page.next())
                    .build();
            answer.header(HttpHeaders.LINK, "<" + target.getRawPath() + "?" + target.getRawQuery() + ">; rel=\"next\"");
        }
        return answer.build();
    }

    static RestResponse<SignedLink> link(SignedLink link) {
        return ResponseBuilder.<SignedLink>create(Status.CREATED)
                .entity(link)
                .location(URI.create(link.href()))
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .build();
    }
}
