package dev.haksa.photoregister.api;

import dev.haksa.photoregister.Download;
import dev.haksa.photoregister.ExportOrder;
import dev.haksa.photoregister.PhotoArchives;
import dev.haksa.photoregister.RegisterCriteria;
import dev.haksa.photoregister.RegisterExports;
import dev.haksa.photoregister.RegisterFormat;
import dev.haksa.photoregister.RegisterOrder;
import dev.haksa.privacy.PersonalDataExports;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.http.OnlyGet;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
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
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/** The register of photos as files; each is logged with purpose and count. */
@Path("/api/v1/photo-register")
@Tag(name = "Photo register")
@RolesAllowed({Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD, Roles.ACADEMIC_AFFAIRS})
public class PhotoRegisterExportResource {
    private static final String PURPOSE = "What the file is needed for, 5 to 300 characters; it is logged. / 내보내는 목적";
    private static final String RECORDED = " 목적(purpose)을 적어야 하며, 받은 사람·목적·인원이 내보내기 기록에 남습니다.";
    private static final String LOGGED = RECORDED + " 동시에 두 건까지만 만들고 그 이상은 503으로 다시 올 때를 알려 줍니다.";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String CSV = "text/csv";
    private static final String CSV_UTF_8 = "text/csv; charset=UTF-8";
    private static final String PDF = "application/pdf";
    private static final String ZIP = "application/zip";

    private final RegisterExports exports;
    private final PhotoArchives archives;
    private final Callers callers;
    private final Correlation correlation;
    private final OnlyGet onlyGet;

    PhotoRegisterExportResource(
            RegisterExports exports,
            PhotoArchives archives,
            Callers callers,
            Correlation correlation,
            OnlyGet onlyGet) {
        this.exports = exports;
        this.archives = archives;
        this.callers = callers;
        this.correlation = correlation;
        this.onlyGet = onlyGet;
    }

    /** The register as a workbook. */
    @GET
    @Path("/export.xlsx")
    @Produces(XLSX)
    @Operation(
            operationId = "exportPhotoRegisterXlsx",
            summary = "The register as a workbook",
            description = "사진대장 목록을 엑셀(XLSX)로 받습니다." + LOGGED)
    @APIResponse(
            responseCode = "200",
            description = "The workbook. / 엑셀",
            content =
                    @Content(
                            mediaType = XLSX,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            examples = @ExampleObject(name = "file", value = RegisterExamples.XLSX)))
    public RestMulti<Buffer> xlsx(
            @Valid @BeanParam RegisterFilter filter,
            @Parameter(description = RegisterSorting.PARAMETER) @QueryParam("sort") @Nullable String sort,
            @Parameter(description = PURPOSE, required = true) @QueryParam("purpose") @Nullable String purpose) {
        return send(asked(filter, RegisterSorting.read(sort, RegisterOrder.BOUND), purpose)
                .chain(asked -> exports.make(RegisterFormat.XLSX, asked)));
    }

    /** The register as CSV. */
    @GET
    @Path("/export.csv")
    @Produces(CSV_UTF_8)
    @Operation(
            operationId = "exportPhotoRegisterCsv",
            summary = "The register as CSV",
            description = "사진대장 목록을 CSV(UTF-8, BOM)로 받습니다. 엑셀에서 바로 열립니다." + LOGGED)
    @APIResponse(
            responseCode = "200",
            description = "The table. / CSV",
            content =
                    @Content(
                            mediaType = CSV,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "file", value = RegisterExamples.CSV)))
    public RestMulti<Buffer> csv(
            @Valid @BeanParam RegisterFilter filter,
            @Parameter(description = RegisterSorting.PARAMETER) @QueryParam("sort") @Nullable String sort,
            @Parameter(description = PURPOSE, required = true) @QueryParam("purpose") @Nullable String purpose) {
        return send(asked(filter, RegisterSorting.read(sort, RegisterOrder.BOUND), purpose)
                .chain(asked -> exports.make(RegisterFormat.CSV, asked)));
    }

    /** The album of photos. */
    @GET
    @Path("/album.pdf")
    @Produces(PDF)
    @Operation(
            operationId = "exportPhotoAlbum",
            summary = "The album of photos",
            description = "사진대장을 PDF로 받습니다. 학과·학년·반마다 새 쪽에서 시작하고 사진, 학번, 이름을 싣습니다."
                    + " photo=IN_REVIEW이면 심사 중인 사진을 싣습니다. 5,000명까지 만듭니다." + LOGGED)
    @APIResponse(
            responseCode = "200",
            description = "The album. / 사진대장",
            content =
                    @Content(
                            mediaType = PDF,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            examples = @ExampleObject(name = "file", value = RegisterExamples.PDF)))
    public RestMulti<Buffer> album(
            @Valid @BeanParam RegisterFilter filter,
            @Parameter(description = PURPOSE, required = true) @QueryParam("purpose") @Nullable String purpose) {
        return send(
                asked(filter, RegisterOrder.BOUND, purpose).chain(asked -> exports.make(RegisterFormat.ALBUM, asked)));
    }

    /** All photos that count, or that are in review, as an archive. */
    @GET
    @Path("/photos.zip")
    @Produces(ZIP)
    @Operation(
            operationId = "exportPhotos",
            summary = "All photos that count, or that are in review, as an archive",
            description = "승인된 사진을 ZIP으로 받습니다. photo=IN_REVIEW이면 심사 중인 사진을 받아 등록자를 확인할 수 있습니다."
                    + " 학과별 폴더에 학번_이름.jpg로 들어 있습니다." + RECORDED + " 동시에 네 건까지 보냅니다.")
    @APIResponse(
            responseCode = "200",
            description = "The archive. / 사진 ZIP",
            content =
                    @Content(
                            mediaType = ZIP,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            examples = @ExampleObject(name = "file", value = RegisterExamples.ZIP)))
    public RestMulti<Buffer> archive(
            @Valid @BeanParam RegisterFilter filter,
            @Parameter(description = PURPOSE, required = true) @QueryParam("purpose") @Nullable String purpose) {
        return send(asked(filter, RegisterOrder.BOUND, purpose).chain(asked -> archives.open(asked)));
    }

    private Uni<ExportOrder> asked(RegisterFilter filter, RegisterOrder order, @Nullable String purpose) {
        onlyGet.require();
        RegisterCriteria criteria = filter.criteria();
        String wanted = PersonalDataExports.purpose(purpose);
        Language language = correlation.language();
        return callers.current().map(caller -> new ExportOrder(criteria, order, wanted, language, caller));
    }

    private static RestMulti<Buffer> send(Uni<Download> made) {
        return RestMulti.fromUniResponse(made, Download::content, RegisterAnswers::headers);
    }
}
