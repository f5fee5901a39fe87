package dev.haksa.enrollment.api;

import dev.haksa.enrollment.EnrollmentService;
import dev.haksa.enrollment.WaitlistService;
import dev.haksa.enrollment.domain.Command;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A student's own places on waiting lists. */
@Path("/api/v1/students/me")
@Tag(name = "Waiting list", description = "Waiting for a seat in a full section. / 정원이 찬 강좌의 대기")
@RolesAllowed(Roles.STUDENT)
public class OwnWaitlistResource {
    private static final String BASE = "/api/v1/students/me/waitlist";

    private final EnrollmentService service;
    private final WaitlistService waitlists;
    private final WaitlistAnswers answers;
    private final Callers callers;

    OwnWaitlistResource(
            EnrollmentService service, WaitlistService waitlists, WaitlistAnswers answers, Callers callers) {
        this.service = service;
        this.waitlists = waitlists;
        this.answers = answers;
        this.callers = callers;
    }

    @PUT
    @Path("/waitlist/{sectionId}")
    @Operation(
            operationId = "joinWaitlist",
            summary = "Wait for a seat in a full section",
            description = "정원이 찬 강좌에 대기합니다. 자리가 나면 모든 규정을 충족하는 첫 번째 대기 학생이 곧바로 수강신청됩니다. replaces를 지정하면 자리가 날 때"
                    + " 그 강좌를 함께 취소합니다. 같은 요청을 여러 번 보내도 순번은 그대로이며, replaces만 바꿀 수 있습니다.\n\n"
                    + "A freed seat goes to the first waiting student who passes all rules at that moment. With replaces,"
                    + " another section is given back in the same step. Repeating the request keeps the place.")
    @APIResponse(
            responseCode = "201",
            description = "You wait now. / 대기가 신청되었습니다.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WaitlistDecisionResponse.class),
                            examples = @ExampleObject(name = "joined", value = WaitlistExamples.JOINED)))
    @APIResponse(
            responseCode = "200",
            description = "You waited already, or a dry run that would be granted. / 이미 대기 중이거나 모의 실행입니다.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WaitlistDecisionResponse.class),
                            examples = @ExampleObject(name = "repeated", value = WaitlistExamples.REPEATED)))
    public Uni<RestResponse<WaitlistDecisionResponse>> join(
            @Parameter(description = "Section. / 강좌 번호", example = "1204") @PathParam("sectionId") int sectionId,
            @Parameter(
                            description = "Section that is given back when the seat comes. / 자리가 나면 함께 취소할 강좌",
                            example = "1188")
                    @QueryParam("replaces")
                    @Nullable
                    Integer replaces,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        Command command = new Command.JoinWaitlist(sectionId, Swaps.check(sectionId, replaces));
        return callers.current().chain(caller -> join(command, caller, dryRun));
    }

    @DELETE
    @Path("/waitlist/{sectionId}")
    @Operation(
            operationId = "leaveWaitlist",
            summary = "Give up the place on a waiting list",
            description = "대기를 취소합니다. 다시 대기하면 맨 뒤 순번을 받습니다. 같은 요청을 여러 번 보내도 안전합니다.\n\n"
                    + "Who joins again stands at the end. Repeating the request is safe.")
    @APIResponse(responseCode = "204", description = "You do not wait. / 대기하고 있지 않습니다.")
    public Uni<RestResponse<Void>> leave(
            @Parameter(description = "Section. / 강좌 번호", example = "1204") @PathParam("sectionId") int sectionId) {
        return callers.current()
                .chain(caller -> service.decide(
                        new Command.LeaveWaitlist(sectionId), OwnRecord.studentNumber(caller), caller, null, false))
                .map(answers::left);
    }

    @GET
    @Path("/waitlist")
    @Operation(
            operationId = "listMyWaitlist",
            summary = "List my waiting lists of a term",
            description = "학기의 대기 내역을 순번, 대기한 뒤 나온 자리 수와 함께 보여 줍니다. 끝난 대기도 이유와 함께 남아 있습니다.\n\n"
                    + "With the place, how many seats were freed since, and how waits that are over ended.")
    @APIResponse(
            responseCode = "200",
            description = "The places. / 대기 내역",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TermWaitlistResponse.class),
                            examples = @ExampleObject(name = "waitlist", value = WaitlistExamples.TERM)))
    public Uni<RestResponse<TermWaitlistResponse>> list(
            @Parameter(description = "Term. / 학기", example = "2027-SPRING") @QueryParam("term") @NotNull String term) {
        return callers.current()
                .chain(caller -> waitlists.ofTerm(OwnRecord.studentNumber(caller), term))
                .map(places -> answers.personal(TermWaitlistResponse.from(places, BASE, answers.language())));
    }

    @GET
    @Path("/waitlist/{sectionId}")
    @Operation(
            operationId = "getMyWaitlistEntry",
            summary = "Show my place on one waiting list",
            description = "강좌 하나의 대기 순번과 상태를 보여 줍니다.\n\nThe place and the state of one wait.")
    @APIResponse(
            responseCode = "200",
            description = "The place. / 대기 내역",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WaitlistEntryResponse.class),
                            examples = @ExampleObject(name = "place", value = WaitlistExamples.ENTRY)))
    public Uni<RestResponse<WaitlistEntryResponse>> one(
            @Parameter(description = "Section. / 강좌 번호", example = "1204") @PathParam("sectionId") int sectionId) {
        return callers.current()
                .chain(caller -> waitlists.one(OwnRecord.studentNumber(caller), sectionId))
                .map(entry -> answers.personal(WaitlistEntryResponse.from(entry, BASE, answers.language())));
    }

    private Uni<RestResponse<WaitlistDecisionResponse>> join(Command command, Caller caller, boolean dryRun) {
        String student = OwnRecord.studentNumber(caller);
        return service.decide(command, student, caller, null, dryRun)
                .chain(result -> answers.joined(student, result, BASE, dryRun));
    }
}
