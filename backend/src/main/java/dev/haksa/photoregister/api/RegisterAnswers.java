package dev.haksa.photoregister.api;

import dev.haksa.photoregister.Download;
import dev.haksa.photoregister.api.RegisterBodies.RegisterPage;
import dev.haksa.shared.http.Disposition;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers with personal data: nobody between us and the client keeps them. */
final class RegisterAnswers {
    private static final String PRIVATE = "private, no-store";

    private RegisterAnswers() {}

    static RestResponse<RegisterPage> page(RegisterPage page, UriInfo uri) {
        ResponseBuilder<RegisterPage> response = ResponseBuilder.ok(page).header(HttpHeaders.CACHE_CONTROL, PRIVATE);
        if (page.next() != null) {
            String target = uri.getRequestUriBuilder()
                    .replaceQueryParam("after", page.next())
                    .build()
                    .toString();
            response.header(HttpHeaders.LINK, "<" + target + ">; rel=\"next\"");
        }
        return response.build();
    }

    static Map<String, List<String>> headers(Download download) {
        return Map.of(
                HttpHeaders.CONTENT_DISPOSITION,
                List.of(Disposition.attachment("photo-register", download.fileName())),
                HttpHeaders.CACHE_CONTROL,
                List.of(PRIVATE),
                "X-Content-Type-Options",
                List.of("nosniff"));
    }
}
