package dev.haksa.readmission.api;

import dev.haksa.readmission.ReadmissionRounds;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Rounds of readmission (articles 36 to 40). */
@Path("/api/v1/readmission-rounds")
@Tag(name = "Readmission", description = "Readmission in rounds: filing, order, offers, fees. / 재입학")
public class RoundResource {
    private final ReadmissionRounds rounds;
    private final Callers callers;

    RoundResource(ReadmissionRounds rounds, Callers callers) {
        this.rounds = rounds;
        this.callers = callers;
    }

    /** Lays a round down. */
    @POST
    @Idempotent
    @Cancellable(false)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS})
    @Operation(
            operationId = "createReadmissionRound",
            summary = "Lay a round of readmission down",
            description = "한 학기의 재입학 회차를 만듭니다. 접수 기간, 학과별 여석, 수속비와 납부 마감일, 등록 마감일을 정합니다. 한 학기에 한 회차만 있습니다.")
    @APIResponse(
            responseCode = "201",
            description = "Laid down. / 만들어짐",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RoundResponse.class),
                            examples = @ExampleObject(name = "round", value = ReadmissionExamples.ROUND)))
    @APIResponse(responseCode = "409", description = "The term has a round. / 이미 회차가 있음")
    public Uni<RestResponse<RoundResponse>> create(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            name = "round",
                                                            value = ReadmissionExamples.NEW_ROUND)))
                    @Valid
                    @NotNull
                    RoundBody body) {
        return callers.current()
                .chain(caller -> rounds.create(body.fields(), caller))
                .map(round -> ReadmissionAnswers.round(Status.CREATED, round));
    }

    /** Lists rounds. */
    @GET
    @RolesAllowed({
        Roles.ACADEMIC_AFFAIRS,
        Roles.REGISTRAR,
        Roles.DEAN,
        Roles.PRESIDENT,
        Roles.DEPARTMENT_STAFF,
        Roles.DEPARTMENT_HEAD
    })
    @Operation(
            operationId = "listReadmissionRounds",
            summary = "List rounds, the latest first",
            description = "재입학 회차를 최근 것부터 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of rounds. / 회차 목록",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReadmissionPages.RoundPage.class),
                            examples = @ExampleObject(name = "rounds", value = ReadmissionExamples.ROUNDS)))
    public Uni<RestResponse<Page<RoundResponse>>> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        return rounds.list(new Paging(limit, after, count))
                .map(page -> ReadmissionAnswers.page(page.map(RoundResponse::from), uri));
    }

    /** Shows a round. */
    @GET
    @Path("/{id}")
    @RolesAllowed({
        Roles.ACADEMIC_AFFAIRS,
        Roles.REGISTRAR,
        Roles.DEAN,
        Roles.PRESIDENT,
        Roles.DEPARTMENT_STAFF,
        Roles.DEPARTMENT_HEAD,
        Roles.STUDENT
    })
    @Operation(
            operationId = "getReadmissionRound",
            summary = "Get a round",
            description = "재입학 회차 하나입니다. 학생도 접수 기간과 여석을 볼 수 있습니다.")
    @APIResponse(
            responseCode = "200",
            description = "The round. / 회차",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RoundResponse.class),
                            examples = @ExampleObject(name = "round", value = ReadmissionExamples.ROUND)))
    public Uni<RestResponse<RoundResponse>> get(@PathParam("id") int id) {
        return rounds.find(id).map(round -> ReadmissionAnswers.round(Status.OK, round));
    }

    /** Changes a round. */
    @PUT
    @Path("/{id}")
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS})
    @Operation(
            operationId = "changeReadmissionRound",
            summary = "Change a round before the committee decides",
            description = "사정위원회가 결정하기 전에 회차의 내용을 고칩니다. 신청이 있는 학과의 여석은 없앨 수 없고 수만 바꿀 수 있습니다.")
    @APIResponse(
            responseCode = "200",
            description = "Changed. / 고쳐짐",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RoundResponse.class),
                            examples = @ExampleObject(name = "round", value = ReadmissionExamples.ROUND)))
    @APIResponse(responseCode = "409", description = "The committee has decided. / 사정이 끝난 회차")
    public Uni<RestResponse<RoundResponse>> change(
            @PathParam("id") int id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            name = "round",
                                                            value = ReadmissionExamples.NEW_ROUND)))
                    @Valid
                    @NotNull
                    RoundBody body) {
        return callers.current()
                .chain(caller -> rounds.change(id, ifMatch, body.fields(), caller))
                .map(round -> ReadmissionAnswers.round(Status.OK, round));
    }
}
