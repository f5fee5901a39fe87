package dev.haksa.privacy.api;

import dev.haksa.privacy.ReadCriteria;
import dev.haksa.privacy.ResidentNumberReads;
import dev.haksa.privacy.api.ResidentNumberBodies.Read;
import dev.haksa.privacy.api.ResidentNumberBodies.ReadPage;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The log of looks at full resident numbers. */
@Path("/api/v1/resident-number-reads")
@Tag(name = "Personal data")
@RolesAllowed({Roles.AUDITOR, Roles.DEAN})
public class ResidentNumberReadResource {
    private static final String CSV = "text/csv; charset=UTF-8";

    private final ResidentNumberReads reads;
    private final Callers callers;

    ResidentNumberReadResource(ResidentNumberReads reads, Callers callers) {
        this.reads = reads;
        this.callers = callers;
    }

    /** Lists looks. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listResidentNumberReads",
            summary = "Who read which resident number",
            description = "주민등록번호 열람 기록을 최근 것부터 답합니다. 학생, 열람자, 기간으로 좁힐 수 있습니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of reads. / 열람 기록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReadPage.class),
                            examples = @ExampleObject(name = "answer", value = PrivacyExamples.READS)))
    public Uni<RestResponse<Page<Read>>> list(
            @QueryParam("studentNumber") @Nullable String studentNumber,
            @Parameter(description = "Account of the reader. / 열람자의 계정") @QueryParam("readerId") @Nullable
                    String readerId,
            @Parameter(description = "First day, in Seoul. / 시작일") @QueryParam("from") @Nullable LocalDate from,
            @Parameter(description = "Last day, in Seoul. / 종료일") @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        return reads.list(criteria(studentNumber, readerId, from, to), new Paging(limit, after, count))
                .map(page -> Answers.page(page.map(Read::from), uri));
    }

    /** Exports looks. */
    @GET
    @Path("/csv")
    @Produces(CSV)
    @Operation(
            operationId = "exportResidentNumberReads",
            summary = "All of it as CSV",
            description = "주민등록번호 열람 기록을 CSV(UTF-8)로 내보냅니다. 내보낸 사실도 감사 기록에 남습니다.")
    @APIResponse(
            responseCode = "200",
            description = "The log. / 열람 기록",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "answer", value = PrivacyExamples.READS_CSV)))
    public RestMulti<String> export(
            @QueryParam("studentNumber") @Nullable String studentNumber,
            @Parameter(description = "Account of the reader. / 열람자의 계정") @QueryParam("readerId") @Nullable
                    String readerId,
            @Parameter(description = "First day, in Seoul. / 시작일") @QueryParam("from") @Nullable LocalDate from,
            @Parameter(description = "Last day, in Seoul. / 종료일") @QueryParam("to") @Nullable LocalDate to) {
        ReadCriteria criteria = criteria(studentNumber, readerId, from, to);
        return RestMulti.fromUniResponse(
                callers.current().chain(caller -> reads.export(criteria, caller)),
                ReadsCsv::write,
                pages -> ReadsCsv.HEADERS);
    }

    private static ReadCriteria criteria(
            @Nullable String studentNumber,
            @Nullable String readerId,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        return new ReadCriteria(
                studentNumber,
                readerId,
                from == null ? null : from.atStartOfDay(Times.SEOUL).toInstant(),
                to == null ? null : to.plusDays(1).atStartOfDay(Times.SEOUL).toInstant());
    }
}
