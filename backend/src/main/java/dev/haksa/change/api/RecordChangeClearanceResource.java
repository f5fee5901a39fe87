package dev.haksa.change.api;

import dev.haksa.change.Clearance;
import dev.haksa.change.ClearanceService;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.http.QueryValues;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Clearances: others say whether they have something against a change. */
@Path("/api/v1/record-change-clearances")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Record changes")
@RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.SCOPE_CLEARANCES_WRITE})
public class RecordChangeClearanceResource {
    private final ClearanceService clearances;
    private final Callers callers;
    private final Correlation correlation;

    RecordChangeClearanceResource(ClearanceService clearances, Callers callers, Correlation correlation) {
        this.clearances = clearances;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Lists what waits for those who are asked. */
    @GET
    @Path("/{code}")
    @Operation(
            operationId = "listRecordChangeClearances",
            summary = "What one of those who are asked has to answer",
            description = "도서관, 등록금 담당 등 한 부서가 확인할 신청을 오래된 것부터 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The clearances. / 확인할 신청",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ClearanceResponse.Items.class),
                            examples = @ExampleObject(name = "example", value = ChangeExamples.CLEARANCES)))
    public Uni<RestResponse<ClearanceResponse.Items>> list(
            @Parameter(description = "Who is asked. / 확인 부서", example = "LIBRARY") @PathParam("code") String code,
            @Parameter(description = "State; repeatable. / 상태, 여러 번 가능", example = "PENDING") @QueryParam("state")
                    List<String> state,
            @Valid @BeanParam PageQuery query,
            @Context UriInfo uri) {
        Set<Clearance.State> states = QueryValues.constants(Clearance.State.class, "state", state);
        return callers.current()
                .chain(caller -> clearances.list(code, states, query.paging(), caller))
                .map(page -> ClearanceResponse.Items.from(page, correlation.language()))
                .map(page -> ChangeAnswers.page(page, page.next(), uri));
    }

    /** Shows a clearance, with the tag that an answer needs. */
    @GET
    @Path("/{code}/{id}")
    @Operation(
            operationId = "getRecordChangeClearance",
            summary = "Get a clearance with its application",
            description = "신청 하나에 대한 부서 확인입니다. 답할 때 보낼 ETag를 함께 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The clearance. / 부서 확인",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ClearanceResponse.Item.class),
                            examples = @ExampleObject(name = "example", value = ChangeExamples.CLEARANCE_ITEM)))
    public Uni<RestResponse<ClearanceResponse.Item>> get(
            @Parameter(description = "Who is asked. / 확인 부서", example = "LIBRARY") @PathParam("code") String code,
            @PathParam("id") int id) {
        return callers.current()
                .chain(caller -> clearances.find(code, id, caller))
                .map(item -> ChangeAnswers.versioned(
                        Status.OK,
                        ClearanceResponse.Item.from(item, correlation.language()),
                        item.clearance().version()));
    }

    /** Confirms, objects or waives. */
    @PUT
    @Path("/{code}/{id}")
    @Operation(
            operationId = "answerRecordChangeClearance",
            summary = "Confirm, object or waive",
            description =
                    "이의가 없으면 CONFIRMED, 있으면 사유와 함께 OBJECTED로 답합니다. 교무처는 사유를 적어 면제(WAIVED)할 수 있습니다. 같은 요청을 다시 보내도 안전합니다. 연동 프로그램은 권한 범위에 적힌 부서의 확인만 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The clearance. / 부서 확인",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ClearanceResponse.class),
                            examples = @ExampleObject(name = "example", value = ChangeExamples.CLEARANCE)))
    @APIResponse(responseCode = "409", description = "The application waits for nothing any more. / 이미 끝난 신청")
    public Uni<RestResponse<ClearanceResponse>> answer(
            @Parameter(description = "Who is asked. / 확인 부서", example = "LIBRARY") @PathParam("code") String code,
            @PathParam("id") int id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "example",
                                                            value = ChangeExamples.CLEARANCE_REQUEST)))
                    @Valid
                    @NotNull
                    ClearanceRequest body,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        return callers.current()
                .chain(caller -> clearances.answer(body.answer(id, code, ifMatch), caller))
                .map(clearance -> ChangeAnswers.versioned(
                        Status.OK, ClearanceResponse.from(clearance, correlation.language()), clearance.version()));
    }
}
