package dev.haksa.tuition.api;

import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import dev.haksa.tuition.TuitionBills;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
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
import org.jspecify.annotations.Nullable;

/** Bills as the finance system or academic affairs enter them. */
@Path("/api/v1/students")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tuition")
@RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.SCOPE_PAYMENTS_WRITE})
public class TuitionBillResource {
    private final TuitionBills bills;
    private final Callers callers;

    TuitionBillResource(TuitionBills bills, Callers callers) {
        this.bills = bills;
        this.callers = callers;
    }

    /** Shows a bill. */
    @GET
    @Path("/{studentNumber}/tuition-bills/{term}")
    @Operation(
            operationId = "getTuitionBill",
            summary = "Get what a student is charged for a term",
            description = "한 학생의 한 학기 등록금 고지입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The bill. / 고지",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TuitionBillResponse.class),
                            examples = @ExampleObject(name = "bill", value = TuitionExamples.BILL)))
    public Uni<RestResponse<TuitionBillResponse>> get(
            @PathParam("studentNumber") String studentNumber, @PathParam("term") String term) {
        return bills.find(new TuitionBills.Key(studentNumber, term)).map(bill -> TuitionAnswers.bill(Status.OK, bill));
    }

    /** Enters or changes a bill. */
    @PUT
    @Path("/{studentNumber}/tuition-bills/{term}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putTuitionBill",
            summary = "Enter or change what a student is charged for a term",
            description = "한 학기 등록금과 입학금의 고지를 등록하거나 바꿉니다. 이미 있는 고지를 바꿀 때는 If-Match가 필요합니다."
                    + " 고지가 없으면 납부한 금액을 등록금으로 봅니다. 이미 기록된 반환과 이월은 바뀌지 않습니다.")
    @APIResponse(
            responseCode = "201",
            description = "Entered. / 등록됨",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TuitionBillResponse.class),
                            examples = @ExampleObject(name = "bill", value = TuitionExamples.BILL)))
    @APIResponse(
            responseCode = "200",
            description = "Changed, or the same as before. / 변경되었거나 그대로임",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TuitionBillResponse.class),
                            examples = @ExampleObject(name = "bill", value = TuitionExamples.BILL)))
    public Uni<RestResponse<TuitionBillResponse>> put(
            @PathParam("studentNumber") String studentNumber,
            @PathParam("term") String term,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "bill",
                                                            value = TuitionExamples.BILL_REQUEST)))
                    @Valid
                    @NotNull
                    TuitionBillRequest body) {
        TuitionBills.Key key = new TuitionBills.Key(studentNumber, term);
        return callers.current()
                .chain(caller -> bills.enter(key, body.amounts(), ifMatch, caller))
                .map(entered -> TuitionAnswers.bill(entered.created() ? Status.CREATED : Status.OK, entered.bill()));
    }
}
