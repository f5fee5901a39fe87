package dev.haksa.loan.api;

import dev.haksa.loan.LoanImport;
import dev.haksa.loan.LoanService;
import dev.haksa.shared.csv.CsvFile;
import dev.haksa.shared.csv.CsvImportOptions;
import dev.haksa.shared.csv.CsvImportReport;
import dev.haksa.shared.csv.CsvImports;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
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
import org.jspecify.annotations.Nullable;

/** Applications for student loans. */
@Path("/api/v1/loan-applications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Loans", description = "Candidates for the government's student loans, ranked. / 학자금대출 대상자 선정")
@RolesAllowed(Roles.ACADEMIC_AFFAIRS)
public class LoanResource {
    private final LoanService loans;
    private final LoanImport imports;
    private final Callers callers;
    private final Correlation correlation;

    LoanResource(LoanService loans, LoanImport imports, Callers callers, Correlation correlation) {
        this.loans = loans;
        this.imports = imports;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Enters an application. */
    @POST
    @Idempotent
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "enterLoanApplication",
            summary = "Enter an application for a student loan",
            description = "학자금대출 신청을 등록합니다. 신청 번호가 같은 것을 다시 보내면 결정 전까지 내용을 바꿉니다. 재적생과 그 학기의 입학허가자만 신청할 수 있습니다(제6조③).")
    @APIResponse(
            responseCode = "200",
            description = "The application with its rank. / 신청과 순위",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LoanResponse.class),
                            examples = @ExampleObject(name = "loan", value = LoanExamples.LOAN)))
    @APIResponse(responseCode = "409", description = "Taken or decided (conflict). / 이미 있거나 결정됨")
    @APIResponse(responseCode = "422", description = "Not a candidate (refused). / 대상이 아님")
    public Uni<RestResponse<LoanResponse>> enter(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "body", value = LoanExamples.REQUEST)))
                    @Valid
                    @NotNull
                    LoanRequest body) {
        return callers.current()
                .chain(caller -> loans.enter(body.fields(), caller))
                .map(LoanAnswers::single);
    }

    /** Imports applications. */
    @POST
    @Path("/import")
    @Consumes(CsvFile.MEDIA_TYPE)
    @Operation(
            operationId = "importLoanApplications",
            summary = "Import applications for student loans from CSV",
            description = "학자금대출 신청을 CSV로 가져옵니다. 같은 파일을 다시 보내면 아무것도 바뀌지 않습니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = CsvFile.MEDIA_TYPE,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "loans", value = LoanExamples.CSV)))
    @APIResponse(
            responseCode = "200",
            description = "What was done. / 결과",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CsvImportReport.class),
                            examples = @ExampleObject(name = "report", value = LoanExamples.REPORT)))
    public Uni<CsvImportReport> importFile(@BeanParam CsvImportOptions options, byte[] file) {
        CsvImports.Order order = options.order();
        Charset charset = options.charset();
        return callers.current()
                .chain(caller -> imports.run(new LoanImport.Upload(Buffer.buffer(file), charset, order, caller)))
                .map(result -> CsvImportReport.of(result, correlation.language()));
    }

    /** Lists applications. */
    @GET
    @Operation(
            operationId = "listLoanApplications",
            summary = "Applications of a term by rank",
            description = "한 학기의 학자금대출 신청을 순위대로 답합니다. 가구소득이 낮은 순, 백분위가 높은 순, 접수일, 신청 번호 순입니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of applications. / 목록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LoanResponse.LoanPage.class),
                            examples = @ExampleObject(name = "loans", value = LoanExamples.LOANS)))
    public Uni<RestResponse<Page<LoanResponse>>> list(
            @Parameter(description = "Code of the term. / 학기", example = "2027-SPRING") @QueryParam("term") @NotBlank
                    String term,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        return loans.list(term, new Paging(limit, after, count))
                .map(page -> LoanAnswers.page(page.map(LoanResponse::from), uri));
    }

    /** Exports applications. */
    @GET
    @Path("/export")
    @Produces("text/csv; charset=UTF-8")
    @Operation(
            operationId = "exportLoanApplications",
            summary = "The ranking of a term as CSV",
            description = "한 학기의 순위를 CSV로 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The table. / 표",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "ranking", value = LoanExamples.EXPORT)))
    public Uni<RestResponse<String>> export(
            @Parameter(description = "Code of the term. / 학기", example = "2027-SPRING") @QueryParam("term") @NotBlank
                    String term) {
        return loans.all(term).map(all -> LoanAnswers.personal(LoanCsv.write(all)));
    }

    /** Shows an application. */
    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getLoanApplication",
            summary = "Get an application for a student loan",
            description = "학자금대출 신청 하나를 순위와 함께 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The application. / 신청",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LoanResponse.class),
                            examples = @ExampleObject(name = "loan", value = LoanExamples.LOAN)))
    public Uni<RestResponse<LoanResponse>> get(@PathParam("id") int id) {
        return loans.find(id).map(LoanAnswers::single);
    }

    /** Records the result. */
    @POST
    @Path("/{id}/result")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "recordLoanResult",
            summary = "Record the result of an application",
            description = "선정 결과와 금액을 기록합니다. 한도는 학기 첫날의 조건에서 구간에 따라 정해집니다. If-Match에 신청의 ETag를 보냅니다.")
    @APIResponse(
            responseCode = "200",
            description = "Recorded. / 기록됨",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LoanResponse.class),
                            examples = @ExampleObject(name = "loan", value = LoanExamples.LOAN)))
    @APIResponse(responseCode = "409", description = "No terms for that day (conflict). / 그 학기의 조건이 없음")
    @APIResponse(responseCode = "422", description = "Above the ceiling (refused). / 한도 초과")
    public Uni<RestResponse<LoanResponse>> decide(
            @PathParam("id") int id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "body", value = LoanExamples.RESULT)))
                    @Valid
                    @NotNull
                    LoanResultRequest body) {
        return callers.current()
                .chain(caller -> loans.decide(id, ifMatch, body.answer(), caller))
                .map(LoanAnswers::single);
    }
}
