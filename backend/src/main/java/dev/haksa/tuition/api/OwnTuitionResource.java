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

/** A student's own tuition. */
@Path("/api/v1/students/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tuition")
@RolesAllowed(Roles.STUDENT)
public class OwnTuitionResource {
    private final TuitionQuotes quotes;
    private final Callers callers;
    private final Correlation correlation;
    private final Clock clock;

    OwnTuitionResource(TuitionQuotes quotes, Callers callers, Correlation correlation, Clock clock) {
        this.quotes = quotes;
        this.callers = callers;
        this.correlation = correlation;
        this.clock = clock;
    }

    /** Shows the account of a term. */
    @GET
    @Path("/tuition-account")
    @Operation(
            operationId = "getOwnTuitionAccount",
            summary = "One's own tuition account of a term",
            description = "로그인한 학생 자신의 한 학기 등록금 고지, 납부, 반환, 이월 내역입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The account. / 등록금 내역",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TuitionAccountResponse.class),
                            examples = @ExampleObject(name = "account", value = TuitionExamples.ACCOUNT)))
    public Uni<RestResponse<TuitionAccountResponse>> account(
            @Parameter(description = "Code of the term. / 학기", example = "2027-SPRING") @QueryParam("term") @NotBlank
                    String term) {
        return callers.current()
                .chain(caller -> quotes.ownAccount(term, caller))
                .map(account -> TuitionAnswers.personal(Status.OK, TuitionAccountResponse.from(account)));
    }

    /** Tells what a withdrawal or a leave would do. */
    @GET
    @Path("/tuition-quotes")
    @Operation(
            operationId = "quoteOwnTuition",
            summary = "What a withdrawal or leave would do to one's own tuition",
            description = "자퇴하거나 휴학하면 등록금이 얼마나 반환되거나 이월되는지를 근거와 함께 답합니다. date에는 앞날도 쓸 수 있습니다. 아무것도 바뀌지 않습니다.")
    @APIResponse(
            responseCode = "200",
            description = "The figures and what they follow from. / 금액과 근거",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TuitionQuoteResponse.class),
                            examples = @ExampleObject(name = "refund", value = TuitionExamples.QUOTE)))
    public Uni<RestResponse<TuitionQuoteResponse>> quote(@Valid @BeanParam QuoteParameters parameters) {
        TuitionRequest request = parameters.request(clock);
        return callers.current()
                .chain(caller -> quotes.own(parameters.term, request, caller))
                .map(quote ->
                        TuitionAnswers.personal(Status.OK, TuitionQuoteResponse.from(quote, correlation.language())));
    }
}
