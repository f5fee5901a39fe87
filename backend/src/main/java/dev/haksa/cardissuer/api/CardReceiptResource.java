package dev.haksa.cardissuer.api;

import dev.haksa.cardissuer.AnswerFiles;
import dev.haksa.cardissuer.CardReceipts;
import dev.haksa.cardissuer.CardReceipts.Receipt;
import dev.haksa.shared.csv.CsvFile;
import dev.haksa.shared.csv.CsvImportOptions;
import dev.haksa.shared.csv.CsvImportReport;
import dev.haksa.shared.csv.CsvImports;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.Charset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Receipts of the card company. */
@Path("/api/v1/card-campaigns/{code}/packages/{sequence}/receipts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Card company")
@RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.SCOPE_CARDS_WRITE})
public class CardReceiptResource {
    private final CardReceipts receipts;
    private final AnswerFiles files;
    private final Callers callers;
    private final Correlation correlation;

    CardReceiptResource(CardReceipts receipts, AnswerFiles files, Callers callers, Correlation correlation) {
        this.receipts = receipts;
        this.files = files;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Takes a receipt. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "sendCardReceipt",
            summary = "Answer a transfer package: entries accepted, or refused with a code",
            description = "카드사가 전송 자료의 학생별 접수 결과를 보냅니다. 같은 결과를 다시 보내면 아무것도 바뀌지 않고 unchanged로 알려 줍니다."
                    + " 이미 보낸 것과 다른 결과, 다른 자료의 SHA-256, 모르는 번호는 줄마다 알려 줍니다.")
    @APIResponse(
            responseCode = "200",
            description = "What was done. / 결과",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CsvImportReport.class),
                            examples = @ExampleObject(name = "report", value = CardIssuerExamples.IMPORTED)))
    @APIResponse(responseCode = "409", description = CardConflicts.ANSWERING)
    @APIResponse(responseCode = "422", description = "Not possible now (refused). / 지금은 할 수 없음")
    public Uni<CsvImportReport> send(
            @BeanParam PackagePath at,
            @BeanParam CsvImportOptions options,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(name = "body", value = CardIssuerExamples.RECEIPT)))
                    @Valid
                    @NotNull
                    CardReceiptRequest body) {
        Receipt receipt = new Receipt(
                at.code, at.sequence, body.packageSha256(), body.rows(), body.othersAccepted(), options.order());
        return callers.current()
                .chain(caller -> receipts.take(receipt, caller))
                .map(result -> CsvImportReport.of(result, correlation.language()));
    }

    /** Takes a receipt as a file. */
    @POST
    @Path("/import")
    @Consumes(CsvFile.MEDIA_TYPE)
    @Operation(
            operationId = "importCardReceipt",
            summary = "Answer a transfer package by CSV",
            description = "카드사의 접수 결과를 CSV로 가져옵니다. 같은 파일을 다시 보내면 아무것도 바뀌지 않습니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = CsvFile.MEDIA_TYPE,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "receipt", value = CardIssuerExamples.RECEIPT_CSV)))
    @APIResponse(
            responseCode = "200",
            description = "What was done. / 결과",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CsvImportReport.class),
                            examples = @ExampleObject(name = "report", value = CardIssuerExamples.IMPORTED)))
    @APIResponse(responseCode = "409", description = CardConflicts.ANSWERING)
    @APIResponse(responseCode = "422", description = "Not possible now (refused). / 지금은 할 수 없음")
    public Uni<CsvImportReport> importFile(
            @BeanParam PackagePath at, @BeanParam CsvImportOptions options, byte[] file) {
        CsvImports.Order order = options.order();
        Charset charset = options.charset();
        return files.receipt(Buffer.buffer(file), charset)
                .map(lines -> new Receipt(at.code, at.sequence, null, lines, false, order))
                .chain(receipt -> callers.current().chain(caller -> receipts.take(receipt, caller)))
                .map(result -> CsvImportReport.of(result, correlation.language()));
    }
}
