package dev.haksa.tuition.api;

import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import dev.haksa.tuition.PaymentService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

/** Students' payments for staff. */
@Path("/api/v1/students")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tuition")
@RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR, Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD})
public class StudentPaymentResource {
    private final PaymentService payments;
    private final Callers callers;

    StudentPaymentResource(PaymentService payments, Callers callers) {
        this.payments = payments;
        this.callers = callers;
    }

    /** Shows what a student paid for a term. */
    @GET
    @Path("/{studentNumber}/payments")
    @Operation(
            operationId = "listPayments",
            summary = "A student's tuition payments for a term",
            description = "한 학생의 한 학기 등록금 납부 내역과 합계입니다. 볼 수 없는 학생은 404로 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The payments. / 납부 내역",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TermPaymentsResponse.class),
                            examples = @ExampleObject(name = "payments", value = PaymentExamples.TERM)))
    public Uni<RestResponse<TermPaymentsResponse>> ofTerm(
            @PathParam("studentNumber") String studentNumber, @QueryParam("term") @NotBlank String term) {
        return callers.current()
                .chain(caller -> payments.ofTerm(studentNumber, term, caller))
                .map(PaymentAnswers::ofTerm);
    }
}
