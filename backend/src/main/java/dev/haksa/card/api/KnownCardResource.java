package dev.haksa.card.api;

import dev.haksa.card.CardSource;
import dev.haksa.card.IssuedCardFile;
import dev.haksa.card.IssuedCardRecall;
import dev.haksa.card.KnownCardFilter;
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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import java.time.LocalDate;
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

/** Cards on record, and taking them back. */
@Path("/api/v1/student-cards")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Student cards")
@RolesAllowed(Roles.ACADEMIC_AFFAIRS)
public class KnownCardResource {
    private final IssuedCardRecall recall;
    private final Callers callers;
    private final Correlation correlation;

    KnownCardResource(IssuedCardRecall recall, Callers callers, Correlation correlation) {
        this.recall = recall;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Lists cards on record. */
    @GET
    @Operation(
            operationId = "listStudentCards",
            summary = "List the cards that are on record as issued",
            description = "발급 기록에 있는 학생증을 기록한 순서로 답합니다. 취소한 기록도 사유와 함께 남아 있습니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of cards. / 발급 기록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = KnownCardResponse.KnownCardPage.class),
                            examples = @ExampleObject(name = "cards", value = CardExamples.KNOWN)))
    public Uni<RestResponse<Page<KnownCardResponse>>> list(
            @Parameter(description = "Of this student. / 학번", example = "23115001")
                    @QueryParam("studentNumber")
                    @Nullable
                    String studentNumber,
            @Parameter(description = "Issued on this day. / 발급일", example = "2023-03-24")
                    @QueryParam("issuedOn")
                    @Nullable
                    LocalDate issuedOn,
            @Parameter(description = "How they got known. / 기록의 출처") @QueryParam("source") @Nullable CardSource source,
            @Parameter(description = "Only those that were taken back, or only those that count. / 취소 여부")
                    @QueryParam("voided")
                    @Nullable
                    Boolean voided,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        KnownCardFilter filter = new KnownCardFilter(studentNumber, issuedOn, source, voided);
        return recall.list(filter, new Paging(limit, after, count))
                .map(page -> CardAnswers.page(page.map(KnownCardResponse::from), uri));
    }

    /** Takes cards back. */
    @POST
    @Path("/voidings/import")
    @Consumes(CsvFile.MEDIA_TYPE)
    @Operation(
            operationId = "voidStudentCards",
            summary = "Take back cards that were imported by mistake, by CSV",
            description = "잘못 가져온 발급 기록을 CSV로 취소합니다. 가져올 때 보낸 파일을 그대로 보내면 됩니다. 취소한 기록은 사유와 함께 남고,"
                    + " 그 학생은 다시 발급 대상이 될 수 있습니다. 이 시스템의 발급으로 생긴 기록은 취소할 수 없습니다."
                    + " 카드사가 이미 발급된 카드가 있다고 하였으나(DUPLICATE_PERSON) 실제로 없으면, 그 카드를 가져온 뒤 사유를 적어"
                    + " 취소해 주세요. 그러면 학생이 다시 신청할 수 있습니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = CsvFile.MEDIA_TYPE,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "cards", value = CardExamples.CSV)))
    @APIResponse(
            responseCode = "200",
            description = "What was done; updated: taken back. / 결과(updated가 취소한 수)",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CsvImportReport.class),
                            examples = @ExampleObject(name = "report", value = CardExamples.VOIDED)))
    public Uni<CsvImportReport> takeBack(
            @Parameter(
                            description = "Why, up to 500 characters; stays on record. / 취소 사유(500자 이내). 기록에 남습니다.",
                            required = true,
                            example = "2022년 명단을 잘못된 열로 가져왔습니다.")
                    @QueryParam("reason")
                    @Nullable
                    String reason,
            @BeanParam CsvImportOptions options,
            byte[] file) {
        CsvImports.Order order = options.order();
        Charset charset = options.charset();
        return callers.current()
                .chain(caller ->
                        recall.run(new IssuedCardFile.Upload(Buffer.buffer(file), charset, order, caller), reason))
                .map(result -> CsvImportReport.of(result, correlation.language()));
    }
}
