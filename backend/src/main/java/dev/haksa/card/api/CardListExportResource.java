package dev.haksa.card.api;

import dev.haksa.card.CardListExports;
import dev.haksa.card.CardListFile;
import dev.haksa.card.CardListOrder;
import dev.haksa.card.SentStudentCriteria;
import dev.haksa.privacy.PersonalDataExports;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.http.OnlyGet;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import dev.haksa.shared.table.TableFormat;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Rosters and the list of a campaign as files; each is logged with purpose and count. */
@Path("/api/v1/card-campaigns")
@Tag(name = "Student cards")
@RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.DEAN, Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD})
public class CardListExportResource {
    private static final String PURPOSE = "What the file is needed for, 5 to 300 characters; it is logged. / 내보내는 목적";
    private static final String LOGGED =
            " 목적(purpose)을 적어야 하며, 받은 사람·목적·인원이 내보내기 기록에 남습니다. 동시에 두 건까지만 만들고 그 이상은 503으로 다시 올 때를 알려 줍니다.";
    private static final String ROSTER = "명단에 있는 학생을 구분(신입생, 재학생)과 함께 ";
    private static final String LIST = "학과가 보낸 학생을 학과와 학번 순으로 진행 상태와 함께 ";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String CSV = "text/csv";
    private static final String CSV_UTF_8 = "text/csv; charset=UTF-8";

    private final CardListExports exports;
    private final Callers callers;
    private final Correlation correlation;
    private final OnlyGet onlyGet;

    CardListExportResource(CardListExports exports, Callers callers, Correlation correlation, OnlyGet onlyGet) {
        this.exports = exports;
        this.callers = callers;
        this.correlation = correlation;
        this.onlyGet = onlyGet;
    }

    /** A roster as a workbook. */
    @GET
    @Path("/{code}/rosters/{department}/export.xlsx")
    @Produces(XLSX)
    @Operation(
            operationId = "exportCardRosterXlsx",
            summary = "A department's roster as a workbook",
            description = ROSTER + "엑셀(XLSX)로 받습니다." + LOGGED)
    @APIResponse(
            responseCode = "200",
            description = "The workbook. / 엑셀",
            content =
                    @Content(
                            mediaType = XLSX,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            examples = @ExampleObject(name = "file", value = CardListExamples.XLSX)))
    public Uni<RestResponse<Buffer>> rosterXlsx(
            @BeanParam RosterPath at,
            @Parameter(description = PURPOSE, required = true) @QueryParam("purpose") @Nullable String purpose) {
        return roster(at, TableFormat.XLSX, purpose);
    }

    /** A roster as CSV. */
    @GET
    @Path("/{code}/rosters/{department}/export.csv")
    @Produces(CSV_UTF_8)
    @Operation(
            operationId = "exportCardRosterCsv",
            summary = "A department's roster as CSV",
            description = ROSTER + "CSV(UTF-8, BOM)로 받습니다." + LOGGED)
    @APIResponse(
            responseCode = "200",
            description = "The table. / CSV",
            content =
                    @Content(
                            mediaType = CSV,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "file", value = CardListExamples.ROSTER_CSV)))
    public Uni<RestResponse<Buffer>> rosterCsv(
            @BeanParam RosterPath at,
            @Parameter(description = PURPOSE, required = true) @QueryParam("purpose") @Nullable String purpose) {
        return roster(at, TableFormat.CSV, purpose);
    }

    /** The list of a campaign as a workbook. */
    @GET
    @Path("/{code}/export.xlsx")
    @Produces(XLSX)
    @Operation(
            operationId = "exportCardCampaignXlsx",
            summary = "The merged list of a campaign as a workbook",
            description = LIST + "엑셀(XLSX)로 받습니다. 목록과 같은 조건으로 고를 수 있습니다." + LOGGED)
    @APIResponse(
            responseCode = "200",
            description = "The workbook. / 엑셀",
            content =
                    @Content(
                            mediaType = XLSX,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            examples = @ExampleObject(name = "file", value = CardListExamples.XLSX)))
    public Uni<RestResponse<Buffer>> campaignXlsx(
            @BeanParam CampaignPath at,
            @Valid @BeanParam SentStudentFilter filter,
            @Parameter(description = PURPOSE, required = true) @QueryParam("purpose") @Nullable String purpose) {
        return campaign(at, filter, TableFormat.XLSX, purpose);
    }

    /** The list of a campaign as CSV. */
    @GET
    @Path("/{code}/export.csv")
    @Produces(CSV_UTF_8)
    @Operation(
            operationId = "exportCardCampaignCsv",
            summary = "The merged list of a campaign as CSV",
            description = LIST + "CSV(UTF-8, BOM)로 받습니다. 목록과 같은 조건으로 고를 수 있습니다." + LOGGED)
    @APIResponse(
            responseCode = "200",
            description = "The table. / CSV",
            content =
                    @Content(
                            mediaType = CSV,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "file", value = CardListExamples.LIST_CSV)))
    public Uni<RestResponse<Buffer>> campaignCsv(
            @BeanParam CampaignPath at,
            @Valid @BeanParam SentStudentFilter filter,
            @Parameter(description = PURPOSE, required = true) @QueryParam("purpose") @Nullable String purpose) {
        return campaign(at, filter, TableFormat.CSV, purpose);
    }

    private Uni<RestResponse<Buffer>> roster(RosterPath at, TableFormat format, @Nullable String purpose) {
        return order(format, purpose)
                .chain(order -> exports.roster(at.code, at.department, order))
                .map(CardListExportResource::send);
    }

    private Uni<RestResponse<Buffer>> campaign(
            CampaignPath at, SentStudentFilter filter, TableFormat format, @Nullable String purpose) {
        SentStudentCriteria criteria = filter.criteria();
        return order(format, purpose)
                .chain(order -> exports.campaign(at.code, criteria, order))
                .map(CardListExportResource::send);
    }

    private Uni<CardListOrder> order(TableFormat format, @Nullable String purpose) {
        onlyGet.require();
        String wanted = PersonalDataExports.purpose(purpose);
        Language language = correlation.language();
        return callers.current().map(caller -> new CardListOrder(format, wanted, language, caller));
    }

    private static RestResponse<Buffer> send(CardListFile file) {
        return CardAnswers.file(file);
    }
}
