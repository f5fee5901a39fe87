package dev.haksa.departure.api;

import dev.haksa.departure.Departures;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;

/** How students left, entered by the office for those who left before the product knew of it. */
@Path("/api/v1/departures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Departures", description = "How students left, for readmission. / 자퇴·제적 기록")
@RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
public class DepartureResource {
    private static final String PRIVATE = "private, no-store";
    private static final String NEW = """
            {"studentNumber":"24103005","leftOn":"2025-09-20","term":"2025-FALL","reason":"NOT_REGISTERED",
            "note":"2025학년도 2학기 제적 대장"}""";
    private static final String ONE = """
            {"id":12,"studentNumber":"24103005","leftOn":"2025-09-20","term":"2025-FALL","reason":"NOT_REGISTERED",
            "departmentId":3,"yearLevel":2,"note":"2025학년도 2학기 제적 대장","recordedAt":"2026-12-01T01:00:00Z"}""";
    private static final String LIST = "{\"items\":[" + ONE + "]}";

    private final Departures departures;
    private final Callers callers;

    DepartureResource(Departures departures, Callers callers) {
        this.departures = departures;
        this.callers = callers;
    }

    /** Enters a departure. */
    @POST
    @Idempotent
    @Cancellable(false)
    @Operation(
            operationId = "enterDeparture",
            summary = "Enter how a student left, or correct it by a later entry",
            description = "이 시스템을 쓰기 전에 자퇴하거나 제적된 학생의 기록을 입력합니다. 기록은 고치지 않으며, 잘못된 기록은 새로 입력하면 나중 것이 쓰입니다."
                    + " 학과와 학년은 지금 학적에 있는 값을 씁니다.")
    @APIResponse(
            responseCode = "201",
            description = "Entered. / 입력됨",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DepartureResponse.class),
                            examples = @ExampleObject(name = "departure", value = ONE)))
    @APIResponse(responseCode = "409", description = "The student has not left. / 재적 중인 학생")
    public Uni<RestResponse<DepartureResponse>> enter(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "departure", value = NEW)))
                    @Valid
                    @NotNull
                    DepartureBody body) {
        return callers.current()
                .chain(caller -> departures.enter(body.departure(), caller))
                .map(departure -> ResponseBuilder.create(Status.CREATED, DepartureResponse.from(departure))
                        .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                        .build());
    }

    /** Lists a student's departures. */
    @GET
    @Operation(
            operationId = "listDepartures",
            summary = "A student's departures, the latest first",
            description = "한 학생이 학적을 떠난 기록을 최근 것부터 답합니다. 재입학을 사정할 때는 맨 앞의 기록을 씁니다.")
    @APIResponse(
            responseCode = "200",
            description = "The departures. / 기록 목록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DepartureResponse.All.class),
                            examples = @ExampleObject(name = "departures", value = LIST)))
    public Uni<RestResponse<DepartureResponse.All>> list(@QueryParam("studentNumber") @NotBlank String studentNumber) {
        return departures
                .of(studentNumber)
                .map(found -> ResponseBuilder.ok(DepartureResponse.All.from(found))
                        .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                        .build());
    }
}
