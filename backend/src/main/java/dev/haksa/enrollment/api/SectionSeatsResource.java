package dev.haksa.enrollment.api;

import dev.haksa.enrollment.SeatPolicies;
import dev.haksa.enrollment.WaitlistService;
import dev.haksa.shared.paging.Cursor;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The seats of a section, and who waits for them. */
@Path("/api/v1/sections")
@Tag(name = "Seats")
public class SectionSeatsResource {
    private final SeatPolicies policies;
    private final WaitlistService waitlists;
    private final WaitlistAnswers answers;

    SectionSeatsResource(SeatPolicies policies, WaitlistService waitlists, WaitlistAnswers answers) {
        this.policies = policies;
        this.waitlists = waitlists;
        this.answers = answers;
    }

    @GET
    @Path("/{id}/seats")
    @PermitAll
    @Operation(
            operationId = "getSectionSeats",
            summary = "Show the seats of a section",
            description = "강좌의 정원, 신청·대기 인원, 아직 공개되지 않은 자리와 공개 방식을 보여 줍니다.\n\n"
                    + "With how many wait, what is withheld, and when it becomes free.")
    @APIResponse(
            responseCode = "200",
            description = "The seats. / 좌석 현황",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SectionSeatsResponse.class),
                            examples = @ExampleObject(name = "seats", value = WaitlistExamples.SEATS)))
    public Uni<RestResponse<SectionSeatsResponse>> seats(
            @Parameter(description = "Section. / 강좌 번호", example = "1204") @PathParam("id") int id) {
        return policies.seats(id)
                .map(seats -> RestResponse.ResponseBuilder.ok(SectionSeatsResponse.from(seats, answers.language()))
                        .header(HttpHeaders.CACHE_CONTROL, "public, no-cache")
                        .build());
    }

    @GET
    @Path("/{id}/waitlist")
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
    @Operation(
            operationId = "listWaitlistOfSection",
            summary = "List who waits for a section",
            description = "강좌의 대기 학생을 순번대로 보여 줍니다.\n\nIn the order in which seats are offered.")
    @APIResponse(
            responseCode = "200",
            description = "The waiting students. / 대기 학생",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = EnrollmentPages.WaitingStudentPage.class),
                            examples = @ExampleObject(name = "waitlist", value = WaitlistExamples.OF_SECTION)))
    public Uni<RestResponse<Page<SectionWaitlistResponse>>> waitlist(
            @Parameter(description = "Section. / 강좌 번호", example = "1204") @PathParam("id") int id,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri) {
        return policies.ofSection(id)
                .chain(() -> waitlists.ofSection(id, position(after), limit + 1))
                .map(rows -> Page.of(rows, limit, last -> Cursor.encode(last.sequence()), null))
                .map(page -> EnrollmentAnswers.page(page.map(SectionWaitlistResponse::from), uri));
    }

    private static long position(@Nullable String after) {
        JsonArray cursor = Cursor.decode(after, 1);
        if (cursor == null) {
            return 0;
        }
        if (cursor.getValue(0) instanceof Number sequence) {
            return sequence.longValue();
        }
        throw Cursor.invalid(null);
    }
}
