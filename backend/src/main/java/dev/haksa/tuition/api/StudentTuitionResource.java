package dev.haksa.tuition.api;

import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import dev.haksa.tuition.TuitionQuotes;
import dev.haksa.tuition.TuitionRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Students' tuition for staff. */
@Path("/api/v1/students")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tuition")
@RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR, Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD})
public class StudentTuitionResource {
    private final TuitionQuotes quotes;
    private final Callers callers;
    private final Correlation correlation;
    private final Clock clock;

    StudentTuitionResource(TuitionQuotes quotes, Callers callers, Correlation correlation, Clock clock) {
        this.quotes = quotes;
        this.callers = callers;
        this.correlation = correlation;
        this.clock = clock;
    }

    /** Shows the account of a term. */
    @GET
    @Path("/{studentNumber}/tuition-account")
    @Operation(
            operationId = "getTuitionAccount",
            summary = "A student's tuition account of a term",
            description = "한 학생의 한 학기 등록금 고지, 납부, 반환, 이월 내역입니다. 볼 수 없는 학생은 404로 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The account. / 등록금 내역",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TuitionAccountResponse.class),
                            examples = @ExampleObject(name = "account", value = TuitionExamples.ACCOUNT)))
    public Uni<RestResponse<TuitionAccountResponse>> account(
            @PathParam("studentNumber") String studentNumber,
            @Parameter(description = "Code of the term. / 학기", example = "2027-SPRING") @QueryParam("term") @NotBlank
                    String term) {
        return callers.current()
                .chain(caller -> quotes.account(studentNumber, term, caller))
                .map(account -> TuitionAnswers.personal(Status.OK, TuitionAccountResponse.from(account)));
    }

    /** Tells what a withdrawal or a leave would do. */
    @GET
    @Path("/{studentNumber}/tuition-quotes")
    @Operation(
            operationId = "quoteTuition",
            summary = "What a withdrawal or leave would do to a student's tuition",
            description = "학생이 자퇴하거나 휴학하면 등록금이 얼마나 반환되거나 이월되는지를 근거와 함께 답합니다. 볼 수 없는 학생은 404로 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The figures and what they follow from. / 금액과 근거",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TuitionQuoteResponse.class),
                            examples = @ExampleObject(name = "refund", value = TuitionExamples.QUOTE)))
    public Uni<RestResponse<TuitionQuoteResponse>> quote(
            @PathParam("studentNumber") String studentNumber, @Valid @BeanParam QuoteParameters parameters) {
        TuitionRequest request = parameters.request(clock);
        return callers.current()
                .chain(caller -> quotes.of(studentNumber, parameters.term, request, caller))
                .map(quote ->
                        TuitionAnswers.personal(Status.OK, TuitionQuoteResponse.from(quote, correlation.language())));
    }
}
