package dev.haksa.readmission.api;

import dev.haksa.readmission.FeeService;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Fees as the bank or the finance system reports them. */
@Path("/api/v1/readmission-payments")
@Tag(name = "Readmission")
public class FeeResource {
    private final FeeService fees;
    private final Callers callers;

    FeeResource(FeeService fees, Callers callers) {
        this.fees = fees;
        this.callers = callers;
    }

    /** Records a fee. */
    @POST
    @Idempotent
    @Cancellable(false)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.SCOPE_PAYMENTS_WRITE})
    @Operation(
            operationId = "recordReadmissionFee",
            summary = "Record that a fee was paid",
            description =
                    "재입학 수속비 납부를 등록합니다. 마감일까지 낸 것만 인정하며, 납부하면 재입학자로 확정되고 재입학 횟수에 들어갑니다(제38조③). 같은 내용을 다시 보내면 아무것도 바뀌지 않습니다.")
    @APIResponse(
            responseCode = "201",
            description = "Recorded. / 등록됨",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = FeeResponse.class),
                            examples = @ExampleObject(name = "fee", value = ReadmissionExamples.FEE)))
    @APIResponse(
            responseCode = "409",
            description =
                    "Nothing is to be paid, it came too late, or the reference stands for something else. / 납부할 것이 없거나 늦었거나 번호가 다른 내용임")
    @APIResponse(
            responseCode = "200",
            description = "The same was on record already. / 이미 등록되어 있음",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = FeeResponse.class),
                            examples = @ExampleObject(name = "fee", value = ReadmissionExamples.FEE)))
    public Uni<RestResponse<FeeResponse>> record(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            name = "payment",
                                                            value = ReadmissionExamples.PAYMENT)))
                    @Valid
                    @NotNull
                    ReadmissionBodies.PaymentBody body) {
        return callers.current()
                .chain(caller -> fees.record(body.payment(), caller))
                .map(FeeResponse::answer);
    }
}
