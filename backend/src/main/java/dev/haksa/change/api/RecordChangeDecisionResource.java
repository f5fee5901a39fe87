package dev.haksa.change.api;

import dev.haksa.change.ChangeDecisionService;
import dev.haksa.change.CommitteeService;
import dev.haksa.change.OfficeCancellationService;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
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

/** Decisions about applications for changes of records. */
@Path("/api/v1/record-changes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Record changes")
public class RecordChangeDecisionResource {
    private final ChangeDecisionService decisions;
    private final CommitteeService committees;
    private final OfficeCancellationService cancellations;
    private final ChangeAnswers answers;
    private final Callers callers;

    RecordChangeDecisionResource(
            ChangeDecisionService decisions,
            CommitteeService committees,
            OfficeCancellationService cancellations,
            ChangeAnswers answers,
            Callers callers) {
        this.decisions = decisions;
        this.committees = committees;
        this.cancellations = cancellations;
        this.answers = answers;
        this.callers = callers;
    }

    /** Decides the step that waits. */
    @POST
    @Path("/{id}/decisions")
    @Idempotent
    @Cancellable(false)
    @RolesAllowed({Roles.DEPARTMENT_HEAD, Roles.PRESIDENT, Roles.DEAN, Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
    @Operation(
            operationId = "decideRecordChange",
            summary = "Decide the step that waits",
            description =
                    "학과장 확인, 총장 승인 또는 반려입니다. 총장의 위임을 받은 사람은 위임 범위 안에서 승인할 수 있습니다(제57조). 마지막 승인은 학적과 수강신청을 함께 바꿉니다.")
    @APIResponse(
            responseCode = "200",
            description = "The application afterwards. / 결재 후 신청",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ChangeResponse.class),
                            examples = @ExampleObject(name = "example", value = ChangeExamples.CHANGE)))
    @APIResponse(responseCode = "409", description = "Nothing waits, or a committee sits. / 결재할 단계가 없거나 위원회 심의 중")
    @APIResponse(
            responseCode = "422",
            description = "Rules, clearances or the delegation stand against it. / 규정, 부서 확인 또는 위임 범위에 맞지 않음")
    public Uni<RestResponse<ChangeResponse>> decide(
            @PathParam("id") int id,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(name = "example", value = ChangeExamples.DECISION)))
                    @Valid
                    @NotNull
                    DecisionRequest body) {
        ChangeDecisionService.Decision decision = body.decision(id, ifMatch, dryRun);
        return callers.current()
                .chain(caller -> decisions.decide(decision, caller))
                .map(change -> answers.staff(change, dryRun));
    }

    /** A committee takes an application up. */
    @POST
    @Path("/{id}/committee-sessions")
    @Idempotent
    @Cancellable(false)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.PRESIDENT})
    @Operation(
            operationId = "beginRecordChangeCommittee",
            summary = "Let the clock stand still while a committee sits",
            description = "심의위원회에 회부합니다. 심의하는 동안 처리 기한은 멈춥니다(별표 8).")
    @APIResponse(
            responseCode = "200",
            description = "The application. / 신청",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ChangeResponse.class),
                            examples = @ExampleObject(name = "example", value = ChangeExamples.CHANGE)))
    @APIResponse(
            responseCode = "409",
            description = "The kind knows no committee, or one sits already. / 심의 대상이 아니거나 이미 심의 중")
    public Uni<RestResponse<ChangeResponse>> beginCommittee(
            @PathParam("id") int id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(name = "example", value = ChangeExamples.COMMITTEE)))
                    @Valid
                    @NotNull
                    StatementRequest body) {
        return callers.current()
                .chain(caller -> committees.begin(body.word(id, ifMatch), caller))
                .map(change -> answers.staff(change, false));
    }

    /** The committee is done. */
    @POST
    @Path("/{id}/committee-sessions/end")
    @Idempotent
    @Cancellable(false)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.PRESIDENT})
    @Operation(
            operationId = "endRecordChangeCommittee",
            summary = "Let the clock run again",
            description = "심의를 마칩니다. 남아 있던 처리 일수만큼 기한이 다시 정해집니다.")
    @APIResponse(
            responseCode = "200",
            description = "The application. / 신청",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ChangeResponse.class),
                            examples = @ExampleObject(name = "example", value = ChangeExamples.CHANGE)))
    @APIResponse(responseCode = "409", description = "No committee sits. / 심의 중이 아님")
    public Uni<RestResponse<ChangeResponse>> endCommittee(
            @PathParam("id") int id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "example",
                                                            value = ChangeExamples.COMMITTEE_END)))
                    @Valid
                    @NotNull
                    StatementRequest body) {
        return callers.current()
                .chain(caller -> committees.end(body.word(id, ifMatch), caller))
                .map(change -> answers.staff(change, false));
    }

    /** Cancels by office. */
    @POST
    @Path("/{id}/cancellation")
    @Idempotent
    @Cancellable(false)
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "cancelRecordChange",
            summary = "Cancel by office what has not taken effect, with a reason",
            description = "시행되지 않은 신청을 교무처가 사유를 적어 취소합니다. 승인되었지만 아직 시행 전인 신청도 취소할 수 있습니다.")
    @APIResponse(
            responseCode = "200",
            description = "The application. / 신청",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ChangeResponse.class),
                            examples = @ExampleObject(name = "example", value = ChangeExamples.CHANGE)))
    @APIResponse(responseCode = "409", description = "It is over. / 이미 끝난 신청")
    public Uni<RestResponse<ChangeResponse>> cancel(
            @PathParam("id") int id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "example",
                                                            value = ChangeExamples.CANCELLATION)))
                    @Valid
                    @NotNull
                    StatementRequest body) {
        return callers.current()
                .chain(caller -> cancellations.cancel(body.word(id, ifMatch), caller))
                .map(change -> answers.staff(change, false));
    }
}
