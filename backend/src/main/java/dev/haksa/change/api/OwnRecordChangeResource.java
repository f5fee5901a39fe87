package dev.haksa.change.api;

import dev.haksa.change.ChangeSubmissionService;
import dev.haksa.change.OwnChangeService;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** A student's own applications for changes of the record. */
@Path("/api/v1/students/me")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Record changes")
@RolesAllowed(Roles.STUDENT)
public class OwnRecordChangeResource {
    private final ChangeSubmissionService submission;
    private final OwnChangeService changes;
    private final ChangeAnswers answers;
    private final Callers callers;
    private final Correlation correlation;

    OwnRecordChangeResource(
            ChangeSubmissionService submission,
            OwnChangeService changes,
            ChangeAnswers answers,
            Callers callers,
            Correlation correlation) {
        this.submission = submission;
        this.changes = changes;
        this.answers = answers;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Looks before applying. */
    @POST
    @Path("/record-changes/preview")
    @Operation(
            operationId = "previewOwnRecordChange",
            summary = "See what an application would come to, before applying",
            description = "신청하기 전에 모든 제한 사유(조항, 값, 해결 방법), 다음 절차와 기한, 등록금·수강신청·장학금·학생증에 미치는 영향을 봅니다. 아무것도 바뀌지 않습니다.")
    @APIResponse(
            responseCode = "200",
            description = "What would come of it. / 미리보기",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PreviewResponse.class),
                            examples = @ExampleObject(name = "example", value = ChangeExamples.PREVIEW)))
    @APIResponse(responseCode = "409", description = "Nobody handles the kind. / 처리할 수 없는 종류")
    public Uni<RestResponse<PreviewResponse>> preview(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(name = "example", value = ChangeExamples.REQUEST)))
                    @Valid
                    @NotNull
                    ChangeRequest body) {
        return callers.current()
                .chain(caller -> submission.preview(body.wish(), caller))
                .map(assessed -> ChangeAnswers.personal(PreviewResponse.from(assessed, correlation.language())));
    }

    /** Applies for a change, or prepares one that has to be sent. */
    @POST
    @Path("/record-changes")
    @Idempotent
    @Cancellable(false)
    @Operation(
            operationId = "createOwnRecordChange",
            summary = "Apply for a change of the record",
            description = "학적변동을 신청합니다. 우편으로만 접수하는 종류는 작성(PREPARED) 상태로 저장되며, 인쇄해서 보내면 교직원이 접수합니다.")
    @APIResponse(
            responseCode = "201",
            description = "The application. / 신청",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ChangeResponse.class),
                            examples = @ExampleObject(name = "example", value = ChangeExamples.CHANGE)))
    @APIResponse(responseCode = "409", description = "Nobody handles the kind. / 처리할 수 없는 종류")
    @APIResponse(responseCode = "422", description = "Everything that stands against it. / 신청할 수 없는 이유")
    public Uni<RestResponse<ChangeResponse>> create(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(name = "example", value = ChangeExamples.REQUEST)))
                    @Valid
                    @NotNull
                    ChangeRequest body) {
        return callers.current()
                .chain(caller -> submission.submit(body.wish(), caller))
                .map(answers::ownCreated);
    }

    /** Lists applications. */
    @GET
    @Path("/record-changes")
    @Operation(
            operationId = "listOwnRecordChanges",
            summary = "List one's own applications",
            description = "로그인한 학생 자신의 학적변동 신청을 최근 것부터 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The applications. / 신청 목록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ChangePages.class),
                            examples = @ExampleObject(name = "example", value = ChangeExamples.PAGE)))
    public Uni<RestResponse<ChangePages>> list(@Valid @BeanParam PageQuery query, @Context UriInfo uri) {
        return callers.current()
                .chain(caller -> changes.list(query.paging(), caller))
                .map(page -> ChangePages.from(page, answers.today(), ChangeView.OWN, correlation.language()))
                .map(page -> ChangeAnswers.page(page, page.next(), uri));
    }

    /** Shows an application. */
    @GET
    @Path("/record-changes/{id}")
    @Operation(
            operationId = "getOwnRecordChange",
            summary = "Get one's own application with its timeline",
            description = "학적변동 신청 하나와 진행 상황, 다음 절차와 기한입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The application. / 신청",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ChangeResponse.class),
                            examples = @ExampleObject(name = "example", value = ChangeExamples.CHANGE)))
    public Uni<RestResponse<ChangeResponse>> get(@PathParam("id") int id) {
        return callers.current().chain(caller -> changes.find(id, caller)).map(answers::own);
    }

    /** Cancels an application. */
    @DELETE
    @Path("/record-changes/{id}")
    @Operation(
            operationId = "cancelOwnRecordChange",
            summary = "Cancel an application before the first decision",
            description = "첫 결재 전까지 신청을 취소합니다. 같은 요청을 다시 보내도 안전합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The application. / 신청",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ChangeResponse.class),
                            examples = @ExampleObject(name = "example", value = ChangeExamples.CHANGE)))
    @APIResponse(responseCode = "409", description = "Somebody has decided already. / 이미 결재됨")
    public Uni<RestResponse<ChangeResponse>> cancel(
            @PathParam("id") int id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return callers.current()
                .chain(caller -> changes.cancel(id, ifMatch, caller))
                .map(answers::own);
    }
}
