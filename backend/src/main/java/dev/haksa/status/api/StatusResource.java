package dev.haksa.status.api;

import dev.haksa.shared.http.Correlation;
import dev.haksa.status.StatusService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** How the service is, for everybody. */
@Path("/api/v1/status")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Status", description = "State of the service and announcements. / 서비스 상태와 공지")
public class StatusResource {
    private static final String EXAMPLE = """
            {"state":"MAINTENANCE","message":"Announced maintenance is under way.","since":"2027-02-13T15:00:00Z",
            "serverTime":"2027-02-13T15:20:31.114Z","version":"1.0.0","database":{"reachable":true},
            "admission":{"waiting":0,"limit":20000},"announcements":[{"id":12,"kind":"MAINTENANCE","severity":"WARNING",
            "title":"Maintenance on Sunday night","text":"Enrollment is closed from midnight to two o'clock.",
            "from":"2027-02-13T15:00:00Z","until":"2027-02-13T17:00:00Z"}]}""";

    private final StatusService status;
    private final Correlation correlation;
    private final String version;

    StatusResource(
            StatusService status,
            Correlation correlation,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.status = status;
        this.correlation = correlation;
        this.version = version;
    }

    /** Shows the status. */
    @GET
    @PermitAll
    @Operation(
            operationId = "getStatus",
            summary = "Show how the service is",
            description = "서비스 상태, 처리를 기다리는 요청 수, 게시 중인 공지를 로그인 없이 답합니다. 데이터베이스에 연결할 수 없을 때에도 1초 안에 답합니다.\n\n"
                    + "Answers within about a second whatever happens, with 200 also while the service is not available:"
                    + " look at the state. Asking more than once a second tells nothing new.")
    @APIResponse(
            responseCode = "200",
            description = "The status. / 서비스 상태",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StatusResponse.class),
                            examples = @ExampleObject(name = "status", value = EXAMPLE)))
    public Uni<RestResponse<StatusResponse>> get() {
        return status.current()
                .map(now -> StatusResponse.from(now, version, correlation.language()))
                .map(body -> RestResponse.ResponseBuilder.ok(body)
                        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=1")
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                        .build());
    }
}
