package dev.haksa.tuition.api;

import dev.haksa.shared.http.QueryValues;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.security.Roles;
import dev.haksa.tuition.BillLine;
import dev.haksa.tuition.BillLines;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** A term's bills with what was received for them, for accounting. */
@Path("/api/v1/tuition-bills")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tuition")
@RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.SCOPE_PAYMENTS_WRITE})
public class TuitionBillListResource {
    private final BillLines lines;

    TuitionBillListResource(BillLines lines) {
        this.lines = lines;
    }

    /** Lists bills. */
    @GET
    @Operation(
            operationId = "listTuitionBills",
            summary = "Bills of a term with what was received",
            description = "한 학기의 고지와 납부액을 학번 순으로 답합니다. state로 납부 상태를 고를 수 있습니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of bills. / 고지 목록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TuitionBillLineResponse.LinePage.class),
                            examples = @ExampleObject(name = "bills", value = TuitionExamples.BILL_LINES)))
    public Uni<RestResponse<Page<TuitionBillLineResponse>>> list(
            @Parameter(description = "Code of the term. / 학기", example = "2027-SPRING") @QueryParam("term") @NotBlank
                    String term,
            @Parameter(description = "State; repeatable. / 상태, 여러 번 가능", example = "UNPAID") @QueryParam("state")
                    List<String> state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        return lines.list(filter(term, state), new Paging(limit, after, count))
                .map(page -> TuitionAnswers.page(page.map(TuitionBillLineResponse::from), uri));
    }

    /** Exports bills. */
    @GET
    @Path("/export")
    @Produces("text/csv; charset=UTF-8")
    @Operation(
            operationId = "exportTuitionBills",
            summary = "Bills of a term as CSV",
            description = "한 학기의 고지와 납부액을 목록과 같은 열의 CSV로 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The table. / 표",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "bills", value = TuitionExamples.BILL_LINES_CSV)))
    public Uni<RestResponse<String>> export(
            @Parameter(description = "Code of the term. / 학기", example = "2027-SPRING") @QueryParam("term") @NotBlank
                    String term,
            @Parameter(description = "State; repeatable. / 상태, 여러 번 가능", example = "UNPAID") @QueryParam("state")
                    List<String> state) {
        return lines.all(filter(term, state)).map(all -> TuitionAnswers.personal(Status.OK, TuitionCsv.bills(all)));
    }

    private static BillLines.Filter filter(String term, List<String> state) {
        return new BillLines.Filter(term, QueryValues.constants(BillLine.State.class, "state", state));
    }
}
