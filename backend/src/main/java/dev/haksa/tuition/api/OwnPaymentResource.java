package dev.haksa.tuition.api;

import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import dev.haksa.tuition.PaymentService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** A student's own payments. */
@Path("/api/v1/students/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tuition")
@RolesAllowed(Roles.STUDENT)
public class OwnPaymentResource {
    private final PaymentService payments;
    private final Callers callers;

    OwnPaymentResource(PaymentService payments, Callers callers) {
        this.payments = payments;
        this.callers = callers;
    }

    /** Shows what the caller paid for a term. */
    @GET
    @Path("/payments")
    @Operation(
            operationId = "listOwnPayments",
            summary = "One's own tuition payments for a term",
            description = "로그인한 학생 자신의 한 학기 등록금 납부 내역과 합계입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The payments. / 납부 내역",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TermPaymentsResponse.class),
                            examples = @ExampleObject(name = "payments", value = PaymentExamples.TERM)))
    public Uni<RestResponse<TermPaymentsResponse>> ofTerm(@QueryParam("term") @NotBlank String term) {
        return callers.current().chain(caller -> payments.own(term, caller)).map(PaymentAnswers::ofTerm);
    }
}
