package dev.haksa.majorchange.api;

import dev.haksa.majorchange.MajorChangeRounds;
import dev.haksa.majorchange.SelectionService;
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

/** Rounds of changes of major (articles 34 and 35). */
@Path("/api/v1/major-change-rounds")
@Tag(name = "Changes of major", description = "Changes of major in rounds, and admission quotas. / 전과와 입학정원")
public class MajorChangeRoundResource {
    private final MajorChangeRounds rounds;
    private final SelectionService selections;
    private final Callers callers;

    MajorChangeRoundResource(MajorChangeRounds rounds, SelectionService selections, Callers callers) {
        this.rounds = rounds;
        this.selections = selections;
        this.callers = callers;
    }

    /** Lays a round down. */
    @POST
    @Idempotent
    @Cancellable(false)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS})
    @Operation(
            operationId = "createMajorChangeRound",
            summary = "Lay a round of changes of major down",
            description = "한 학기의 전과 회차와 접수 기간을 정합니다. 한 학기에 한 회차만 있습니다.")
    @APIResponse(
            responseCode = "201",
            description = "Laid down. / 만들어짐",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = MajorChangeBodies.RoundResponse.class),
                            examples = @ExampleObject(name = "round", value = MajorChangeExamples.ROUND)))
    @APIResponse(responseCode = "409", description = "The term has a round. / 이미 회차가 있음")
    public Uni<RestResponse<MajorChangeBodies.RoundResponse>> create(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            name = "round",
                                                            value = MajorChangeExamples.NEW_ROUND)))
                    @Valid
                    @NotNull
                    MajorChangeBodies.NewRound body) {
        return callers.current()
                .chain(caller -> rounds.create(body.term(), body.opensOn(), body.closesOn(), caller))
                .map(round -> MajorChangeAnswers.round(Status.CREATED, round));
    }

    /** Lists rounds. */
    @GET
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
            operationId = "listMajorChangeRounds",
            summary = "List rounds, the latest first",
            description = "전과 회차를 최근 것부터 답합니다. 학생도 접수 기간을 볼 수 있습니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of rounds. / 회차 목록",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = MajorChangeBodies.RoundPage.class),
                            examples = @ExampleObject(name = "rounds", value = MajorChangeExamples.ROUNDS)))
    public Uni<RestResponse<Page<MajorChangeBodies.RoundResponse>>> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        return rounds.list(new Paging(limit, after, count))
                .map(page -> MajorChangeAnswers.page(page.map(MajorChangeBodies.RoundResponse::from), uri));
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
    @Operation(operationId = "getMajorChangeRound", summary = "Get a round", description = "전과 회차 하나입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The round. / 회차",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = MajorChangeBodies.RoundResponse.class),
                            examples = @ExampleObject(name = "round", value = MajorChangeExamples.ROUND)))
    public Uni<RestResponse<MajorChangeBodies.RoundResponse>> get(@PathParam("id") int id) {
        return rounds.find(id).map(round -> MajorChangeAnswers.round(Status.OK, round));
    }

    /** Selects. */
    @POST
    @Path("/{id}/decision")
    @Idempotent
    @Cancellable(false)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS})
    @Operation(
            operationId = "decideMajorChangeRound",
            summary = "Select within the room of each program",
            description =
                    "접수가 끝난 뒤 입학년도와 전공별 여석 안에서 선발합니다. 신청자가 여석보다 많으면 전체 평점, 취득학점, 우편소인일자, 접수 순서로 정합니다. 선발된 학생은 총장이 학기가 시작되기 전에 허가합니다.")
    @APIResponse(
            responseCode = "200",
            description = "Decided. / 결정됨",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = MajorChangeBodies.RoundResponse.class),
                            examples = @ExampleObject(name = "round", value = MajorChangeExamples.ROUND)))
    @APIResponse(responseCode = "409", description = "It was decided. / 이미 결정함")
    @APIResponse(responseCode = "422", description = "Filing is not over, or the term has started. / 접수 중이거나 학기가 시작됨")
    public Uni<RestResponse<MajorChangeBodies.RoundResponse>> decide(
            @PathParam("id") int id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return callers.current()
                .chain(caller -> selections.decide(id, ifMatch, caller))
                .map(round -> MajorChangeAnswers.round(Status.OK, round));
    }
}
