package dev.haksa.change.api;

import dev.haksa.change.ChangeInboxService;
import dev.haksa.change.ChangeSubmissionService;
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
import jakarta.ws.rs.GET;
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

/** Applications for changes of records, for staff. */
@Path("/api/v1/record-changes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Record changes")
public class RecordChangeResource {
    private final ChangeInboxService changes;
    private final ChangeSubmissionService submission;
    private final ChangeAnswers answers;
    private final Callers callers;
    private final Correlation correlation;

    RecordChangeResource(
            ChangeInboxService changes,
            ChangeSubmissionService submission,
            ChangeAnswers answers,
            Callers callers,
            Correlation correlation) {
        this.changes = changes;
        this.submission = submission;
        this.answers = answers;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Lists applications. */
    @GET
    @RolesAllowed({
        Roles.DEPARTMENT_STAFF,
        Roles.DEPARTMENT_HEAD,
        Roles.ACADEMIC_AFFAIRS,
        Roles.REGISTRAR,
        Roles.DEAN,
        Roles.PRESIDENT
    })
    @Operation(
            operationId = "listRecordChanges",
            summary = "List applications for changes of records",
            description = "학적변동 신청을 최근 것부터 답합니다. 학과 소속은 자기 학과만 볼 수 있습니다.")
    @APIResponse(
            responseCode = "200",
            description = "The applications. / 신청 목록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ChangePages.class),
                            examples = @ExampleObject(name = "example", value = ChangeExamples.PAGE)))
    public Uni<RestResponse<ChangePages>> list(
            @Valid @BeanParam ChangeQuery query, @Valid @BeanParam PageQuery paging, @Context UriInfo uri) {
        return callers.current()
                .chain(caller -> changes.list(query.criteria(), paging.paging(), caller))
                .map(found -> ChangePages.from(found.page(), found.today(), ChangeView.STAFF, correlation.language()))
                .map(page -> ChangeAnswers.page(page, page.next(), uri));
    }

    /** Shows an application. */
    @GET
    @Path("/{id}")
    @RolesAllowed({
        Roles.DEPARTMENT_STAFF,
        Roles.DEPARTMENT_HEAD,
        Roles.ACADEMIC_AFFAIRS,
        Roles.REGISTRAR,
        Roles.DEAN,
        Roles.PRESIDENT
    })
    @Operation(
            operationId = "getRecordChange",
            summary = "Get an application with its timeline",
            description = "학적변동 신청 하나와 진행 상황입니다. 볼 수 없는 신청은 404로 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The application. / 신청",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ChangeResponse.class),
                            examples = @ExampleObject(name = "example", value = ChangeExamples.CHANGE)))
    public Uni<RestResponse<ChangeResponse>> get(@PathParam("id") int id) {
        return callers.current().chain(caller -> changes.find(id, caller)).map(change -> answers.staff(change, false));
    }

    /** Registers what came on paper. */
    @POST
    @Idempotent
    @Cancellable(false)
    @RolesAllowed({Roles.DEPARTMENT_STAFF, Roles.ACADEMIC_AFFAIRS})
    @Operation(
            operationId = "registerRecordChangePaper",
            summary = "Register an application that came by post or fax",
            description = "우편 소인일 또는 팩스 수신일과 스캔을 붙여 종이 신청을 접수합니다. 학과 직원은 자기 학과 학생만 접수할 수 있습니다.")
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
    public Uni<RestResponse<ChangeResponse>> register(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "example", value = ChangeExamples.PAPER)))
                    @Valid
                    @NotNull
                    PaperRequest body) {
        return callers.current()
                .chain(caller -> submission.register(body.paper(), caller))
                .map(answers::staffCreated);
    }

    /** Looks before registering. */
    @POST
    @Path("/preview")
    @RolesAllowed({Roles.DEPARTMENT_STAFF, Roles.ACADEMIC_AFFAIRS})
    @Operation(
            operationId = "previewRecordChangePaper",
            summary = "See what a paper would come to, before registering it",
            description = "종이 신청을 접수하기 전에 제한 사유와 영향을 봅니다. 아무것도 바뀌지 않습니다.")
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
                                            examples = @ExampleObject(name = "example", value = ChangeExamples.PAPER)))
                    @Valid
                    @NotNull
                    PaperRequest body) {
        return callers.current()
                .chain(caller -> submission.preview(body.paper(), caller))
                .map(assessed -> ChangeAnswers.personal(PreviewResponse.from(assessed, correlation.language())));
    }
}
