package dev.haksa.tuition.api;

import dev.haksa.shared.csv.CsvFile;
import dev.haksa.shared.csv.CsvImportOptions;
import dev.haksa.shared.csv.CsvImportReport;
import dev.haksa.shared.csv.CsvImports;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import dev.haksa.tuition.PaymentImport;
import dev.haksa.tuition.PaymentService;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.Charset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Tuition payments as the bank or the finance system reports them. */
@Path("/api/v1/payments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tuition", description = "Tuition payments, counted in credits and in won. / 등록금 납부 내역")
public class PaymentResource {
    private final PaymentService payments;
    private final PaymentImport imports;
    private final Callers callers;
    private final Correlation correlation;

    PaymentResource(PaymentService payments, PaymentImport imports, Callers callers, Correlation correlation) {
        this.payments = payments;
        this.imports = imports;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Records a payment. */
    @POST
    @Idempotent
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.SCOPE_PAYMENTS_WRITE})
    @Operation(
            operationId = "recordPayment",
            summary = "Record a tuition payment or its reversal",
            description = "등록금 납부 내역을 등록합니다. 납부 번호가 같은 내용을 다시 보내면 아무것도 바뀌지 않습니다. 등록한 내역은 고치지 않으며,"
                    + " 잘못된 내역은 reverses에 원래 번호를 적은 음수의 납부 취소로 되돌립니다.")
    @APIResponse(
            responseCode = "201",
            description = "Recorded. / 등록됨",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PaymentResponse.class),
                            examples = @ExampleObject(name = "payment", value = PaymentExamples.PAYMENT)))
    @APIResponse(
            responseCode = "200",
            description = "The same was on record already. / 이미 등록되어 있음",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PaymentResponse.class),
                            examples = @ExampleObject(name = "payment", value = PaymentExamples.PAYMENT)))
    public Uni<RestResponse<PaymentResponse>> record(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = {
                                                @ExampleObject(name = "payment", value = PaymentExamples.REQUEST),
                                                @ExampleObject(name = "reversal", value = PaymentExamples.REVERSAL)
                                            }))
                    @Valid
                    @NotNull
                    PaymentRequest body) {
        return callers.current()
                .chain(caller -> payments.record(body.fields(), caller))
                .map(PaymentAnswers::recorded);
    }

    /** Imports payments. */
    @POST
    @Path("/import")
    @Consumes(CsvFile.MEDIA_TYPE)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.SCOPE_PAYMENTS_WRITE})
    @Operation(
            operationId = "importPayments",
            summary = "Import tuition payments from CSV",
            description = "등록금 납부 내역을 CSV로 가져옵니다. 같은 파일을 다시 보내면 아무것도 바뀌지 않습니다. 잘못된 행은 줄 번호·열·값과 함께 알려 줍니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = CsvFile.MEDIA_TYPE,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "payments", value = PaymentExamples.CSV)))
    @APIResponse(
            responseCode = "200",
            description = "What was done. / 결과",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CsvImportReport.class),
                            examples = @ExampleObject(name = "report", value = PaymentExamples.REPORT)))
    public Uni<CsvImportReport> importFile(@BeanParam CsvImportOptions options, byte[] file) {
        CsvImports.Order order = options.order();
        Charset charset = options.charset();
        return callers.current()
                .chain(caller -> imports.run(new PaymentImport.Upload(Buffer.buffer(file), charset, order, caller)))
                .map(result -> CsvImportReport.of(result, correlation.language()));
    }

    /** Shows a payment. */
    @GET
    @Path("/{reference}")
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR, Roles.SCOPE_PAYMENTS_WRITE})
    @Operation(operationId = "getPayment", summary = "Get a tuition payment", description = "납부 번호로 납부 내역 하나를 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The payment. / 납부 내역",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PaymentResponse.class),
                            examples = @ExampleObject(name = "payment", value = PaymentExamples.PAYMENT)))
    public Uni<RestResponse<PaymentResponse>> get(
            @Parameter(description = "Reference of the payment. / 납부 번호", example = "B-20270302-0001")
                    @PathParam("reference")
                    String reference) {
        return payments.find(reference).map(PaymentAnswers::single);
    }
}
