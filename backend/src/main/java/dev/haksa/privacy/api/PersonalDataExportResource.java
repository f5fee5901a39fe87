package dev.haksa.privacy.api;

import dev.haksa.privacy.ExportCriteria;
import dev.haksa.privacy.ExportKind;
import dev.haksa.privacy.PersonalDataExports;
import dev.haksa.privacy.api.PersonalDataExportBodies.ExportEntry;
import dev.haksa.privacy.api.PersonalDataExportBodies.ExportPage;
import dev.haksa.shared.http.QueryValues;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The log of exports of personal data. */
@Path("/api/v1/personal-data-exports")
@Tag(name = "Personal data")
@RolesAllowed({Roles.AUDITOR, Roles.ACADEMIC_AFFAIRS})
public class PersonalDataExportResource {
    private static final String CSV = "text/csv; charset=UTF-8";

    private final PersonalDataExports exports;
    private final Callers callers;

    PersonalDataExportResource(PersonalDataExports exports, Callers callers) {
        this.exports = exports;
        this.callers = callers;
    }

    /** Lists exports. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listPersonalDataExports",
            summary = "Who took personal data away as files",
            description = "개인정보를 파일로 내보낸 기록을 최근 것부터 답합니다. 누가, 언제, 무슨 목적으로, 몇 명의 자료를 어떤 조건으로 받아 갔는지 남으며, "
                    + "누구도 고치거나 지울 수 없습니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of exports. / 내보내기 기록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ExportPage.class),
                            examples = @ExampleObject(name = "answer", value = PrivacyExamples.EXPORTS)))
    public Uni<RestResponse<Page<ExportEntry>>> list(
            @Parameter(
                            description = "What left; repeatable. / 자료의 종류, 여러 번 지정 가능",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = ExportKind.class))
                    @QueryParam("kind")
                    @Nullable
                    List<String> kinds,
            @Parameter(description = "Account of the exporter. / 내보낸 사람의 계정") @QueryParam("exporterId") @Nullable
                    String exporterId,
            @Parameter(description = "First day, in Seoul. / 시작일") @QueryParam("from") @Nullable LocalDate from,
            @Parameter(description = "Last day, in Seoul. / 종료일") @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        return exports.list(criteria(kinds, exporterId, from, to), new Paging(limit, after, count))
                .map(page -> Answers.page(page.map(ExportEntry::from), uri));
    }

    /** Takes the log itself as a table. */
    @GET
    @Path("/csv")
    @Produces(CSV)
    @Operation(
            operationId = "exportPersonalDataExports",
            summary = "All of it as CSV",
            description = "내보내기 기록을 CSV(UTF-8, BOM)로 내보냅니다. 이 기록을 내보낸 사실은 감사 기록에 남습니다.")
    @APIResponse(
            responseCode = "200",
            description = "The log. / 내보내기 기록",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "answer", value = PrivacyExamples.EXPORTS_CSV)))
    public RestMulti<String> export(
            @Parameter(
                            description = "What left; repeatable. / 자료의 종류, 여러 번 지정 가능",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = ExportKind.class))
                    @QueryParam("kind")
                    @Nullable
                    List<String> kinds,
            @Parameter(description = "Account of the exporter. / 내보낸 사람의 계정") @QueryParam("exporterId") @Nullable
                    String exporterId,
            @Parameter(description = "First day, in Seoul. / 시작일") @QueryParam("from") @Nullable LocalDate from,
            @Parameter(description = "Last day, in Seoul. / 종료일") @QueryParam("to") @Nullable LocalDate to) {
        ExportCriteria criteria = criteria(kinds, exporterId, from, to);
        return RestMulti.fromUniResponse(
                callers.current().chain(caller -> exports.all(criteria, caller)),
                ExportsCsv::write,
                pages -> ExportsCsv.HEADERS);
    }

    private static ExportCriteria criteria(
            @Nullable List<String> kinds,
            @Nullable String exporterId,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        return new ExportCriteria(
                QueryValues.constants(ExportKind.class, "kind", kinds),
                exporterId,
                from == null ? null : from.atStartOfDay(Times.SEOUL).toInstant(),
                to == null ? null : to.plusDays(1).atStartOfDay(Times.SEOUL).toInstant());
    }
}
