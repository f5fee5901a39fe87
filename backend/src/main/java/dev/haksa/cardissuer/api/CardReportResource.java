package dev.haksa.cardissuer.api;

import dev.haksa.cardissuer.AnswerFiles;
import dev.haksa.cardissuer.CardReports;
import dev.haksa.cardissuer.CardReports.Reports;
import dev.haksa.shared.csv.CsvFile;
import dev.haksa.shared.csv.CsvImportOptions;
import dev.haksa.shared.csv.CsvImportReport;
import dev.haksa.shared.csv.CsvImports;
import dev.haksa.shared.http.Correlation;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
import org.jspecify.annotations.Nullable;

/** Reports of the card company on cards. */
@Path("/api/v1/card-campaigns/{code}/reports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Card company")
public class CardReportResource {
    private final CardReports reports;
    private final AnswerFiles files;
    private final Callers callers;
    private final Correlation correlation;

    CardReportResource(CardReports reports, AnswerFiles files, Callers callers, Correlation correlation) {
        this.reports = reports;
        this.files = files;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Takes a report. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.SCOPE_CARDS_WRITE})
    @Operation(
            operationId = "reportCard",
            summary = "Report what became of one card",
            description = "카드사가 카드 한 장의 상태(연동, 신청, 거절, 발송, 수령, 재발급)를 알립니다. 순서가 바뀌거나 다시 와도 됩니다."
                    + " 이미 지난 상태는 기록만 하고(LATE), 같은 보고를 다시 보내면 처음 것을 답합니다. 모바일 거절은 서면 신청으로 바뀝니다.")
    @APIResponse(
            responseCode = "200",
            description = "The report and what it changed. / 보고와 그 효과",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CardReportResponse.class),
                            examples = @ExampleObject(name = "report", value = CardIssuerExamples.REPORTED)))
    @APIResponse(responseCode = "409", description = CardConflicts.REPORTING)
    @APIResponse(responseCode = "422", description = "Not possible now (refused). / 지금은 할 수 없음")
    public Uni<RestResponse<CardReportResponse>> report(
            @BeanParam CampaignPath at,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(name = "body", value = CardIssuerExamples.REPORT)))
                    @Valid
                    @NotNull
                    CardReportRequest body) {
        return callers.current()
                .chain(caller -> reports.take(at.code, body.line(), caller))
                .map(CardReportResponse::from)
                .map(CardIssuerAnswers::personal);
    }

    /** Takes reports as a file. */
    @POST
    @Path("/import")
    @Consumes(CsvFile.MEDIA_TYPE)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.SCOPE_CARDS_WRITE})
    @Operation(
            operationId = "importCardReports",
            summary = "Report what became of cards by CSV",
            description = "카드사의 보고를 CSV로 가져옵니다. 줄의 순서는 상관없고, 같은 파일을 다시 보내면 아무것도 바뀌지 않습니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = CsvFile.MEDIA_TYPE,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "reports", value = CardIssuerExamples.REPORT_CSV)))
    @APIResponse(
            responseCode = "200",
            description = "What was done. / 결과",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CsvImportReport.class),
                            examples = @ExampleObject(name = "report", value = CardIssuerExamples.IMPORTED)))
    @APIResponse(responseCode = "409", description = CardConflicts.REPORTING)
    @APIResponse(responseCode = "422", description = "Not possible now (refused). / 지금은 할 수 없음")
    public Uni<CsvImportReport> importFile(
            @BeanParam CampaignPath at, @BeanParam CsvImportOptions options, byte[] file) {
        CsvImports.Order order = options.order();
        Charset charset = options.charset();
        return files.reports(Buffer.buffer(file), charset)
                .map(lines -> new Reports(at.code, lines, order))
                .chain(given -> callers.current().chain(caller -> reports.take(given, caller)))
                .map(result -> CsvImportReport.of(result, correlation.language()));
    }

    /** Lists reports. */
    @GET
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.SCOPE_CARDS_READ})
    @Operation(
            operationId = "listCardReports",
            summary = "Reports of the card company in the order in which they came",
            description = "카드사의 보고를 받은 순서대로 답합니다. 늦게 온 보고도 모두 남습니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of reports. / 보고 목록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CardReportResponse.ReportPage.class),
                            examples = @ExampleObject(name = "reports", value = CardIssuerExamples.REPORTS)))
    public Uni<RestResponse<Page<CardReportResponse>>> list(
            @BeanParam CampaignPath at,
            @Parameter(description = "Of one entry only. / 한 번호의 보고만", example = "000007")
                    @QueryParam("entryNumber")
                    @Pattern(regexp = "[0-9]{6}")
                    @Nullable
                    String entryNumber,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        Integer number = entryNumber == null ? null : Integer.valueOf(entryNumber);
        return reports.list(at.code, number, new Paging(limit, after, count))
                .map(page -> CardIssuerAnswers.page(page.map(CardReportResponse::from), uri));
    }
}
