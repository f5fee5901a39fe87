package dev.haksa.loan.api;

import dev.haksa.loan.LoanService;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** A student's own applications. */
@Path("/api/v1/students/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Loans")
@RolesAllowed(Roles.STUDENT)
public class OwnLoanResource {
    private final LoanService loans;
    private final Callers callers;

    OwnLoanResource(LoanService loans, Callers callers) {
        this.loans = loans;
        this.callers = callers;
    }

    /** Shows the caller's applications. */
    @GET
    @Path("/loan-applications")
    @Operation(
            operationId = "listOwnLoanApplications",
            summary = "One's own applications for student loans",
            description = "로그인한 학생 자신의 학자금대출 신청과 결과입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The applications. / 신청",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LoanResponse.Own.class),
                            examples = @ExampleObject(name = "loans", value = LoanExamples.LOANS)))
    public Uni<RestResponse<LoanResponse.Own>> own() {
        return callers.current().chain(loans::own).map(found -> LoanAnswers.personal(LoanResponse.Own.from(found)));
    }
}
