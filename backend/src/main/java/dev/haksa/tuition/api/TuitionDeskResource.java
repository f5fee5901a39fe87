package dev.haksa.tuition.api;

import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import dev.haksa.tuition.TuitionDesk;
import dev.haksa.tuition.TuitionQuotes;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
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

/** What academic affairs does to accounts by itself; everything else follows from changes of records. */
@Path("/api/v1/students")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Tuition")
@RolesAllowed(Roles.ACADEMIC_AFFAIRS)
public class TuitionDeskResource {
    private final TuitionDesk desk;
    private final TuitionQuotes quotes;
    private final Callers callers;
    private final Correlation correlation;

    TuitionDeskResource(TuitionDesk desk, TuitionQuotes quotes, Callers callers, Correlation correlation) {
        this.desk = desk;
        this.quotes = quotes;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Claims the refund of an admission given up. */
    @POST
    @Idempotent
    @Cancellable(false)
    @Path("/{studentNumber}/tuition-refunds")
    @Operation(
            operationId = "claimTuitionRefund",
            summary = "Claim the refund of an admission that was given up",
            description =
                    "입학을 포기한 사람의 등록금 반환을 기록하고, 학적과 수강신청을 함께 끝냅니다(제3조①1). 그 학기에 입학한 학생만 할 수 있고, 한 번만 기록됩니다. 자퇴의 반환은 학적변동이 승인될 때 기록됩니다.")
    @APIResponse(
            responseCode = "201",
            description = "Recorded. / 기록됨",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TuitionQuoteResponse.class),
                            examples = @ExampleObject(name = "refund", value = TuitionExamples.QUOTE)))
    @APIResponse(responseCode = "409", description = "It was claimed before (conflict). / 이미 기록됨")
    @APIResponse(responseCode = "422", description = "Not newly admitted (refused). / 그 학기에 입학한 학생이 아님")
    public Uni<RestResponse<TuitionQuoteResponse>> giveUpAdmission(
            @PathParam("studentNumber") String studentNumber,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "given-up",
                                                            value = TuitionExamples.GIVEN_UP)))
                    @Valid
                    @NotNull
                    AdmissionGivenUpRequest body) {
        return callers.current()
                .chain(caller -> desk.giveUpAdmission(studentNumber, body.term(), body.givenUpOn(), caller))
                .map(claimed -> TuitionAnswers.personal(
                        Status.CREATED, TuitionQuoteResponse.from(claimed, correlation.language())));
    }

    /** Applies what waits to a term. */
    @POST
    @Idempotent
    @Cancellable(false)
    @Path("/{studentNumber}/carry-over-applications")
    @Operation(
            operationId = "applyTuitionCarryOver",
            summary = "Apply tuition that was carried over to a term",
            description = "이월되어 기다리는 등록금을 학생이 등록하는 학기에 넣습니다. 넣은 금액과 학점은 그 학기에 납부한 것으로 봅니다.")
    @APIResponse(
            responseCode = "201",
            description = "The account of the term. / 그 학기의 등록금 내역",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TuitionAccountResponse.class),
                            examples = @ExampleObject(name = "account", value = TuitionExamples.ACCOUNT)))
    @APIResponse(responseCode = "409", description = "Nothing waits (conflict). / 기다리는 이월이 없음")
    public Uni<RestResponse<TuitionAccountResponse>> applyCarryOver(
            @PathParam("studentNumber") String studentNumber,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(name = "term", value = TuitionExamples.APPLICATION)))
                    @Valid
                    @NotNull
                    CarryOverApplicationRequest body) {
        return callers.current()
                .call(caller -> desk.applyCarryOver(studentNumber, body.term(), caller))
                .chain(caller -> quotes.account(studentNumber, body.term(), caller))
                .map(account -> TuitionAnswers.personal(Status.CREATED, TuitionAccountResponse.from(account)));
    }
}
