package dev.haksa.catalog.api;

import dev.haksa.catalog.ImportMode;
import dev.haksa.catalog.TimetableImport;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.http.QueryValues;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.problem.Problem;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Importing a timetable. */
@Path("/api/v1/terms/{term}/sections/import")
@Tag(name = "Catalogue")
public class TimetableImportResource {
    /** Every name of the Korean encoding means its superset, which spreadsheets write whatever they call it. */
    private static final Set<String> KOREAN =
            Set.of("euc-kr", "ms949", "cp949", "ksc5601", "ks_c_5601-1987", "x-windows-949", "windows-949");

    private final TimetableImport imports;
    private final Callers callers;
    private final Correlation correlation;

    TimetableImportResource(TimetableImport imports, Callers callers, Correlation correlation) {
        this.imports = imports;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Imports a timetable. */
    @POST
    @Consumes("text/csv")
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.SCOPE_CATALOG_WRITE})
    @Operation(
            operationId = "importTimetable",
            summary = "Import the timetable of a term from CSV",
            description = "한 학기의 시간표를 CSV로 가져옵니다. 같은 파일을 다시 보내면 아무것도 바뀌지 않습니다."
                    + " 행마다 결과를 답하고, 잘못된 행은 행 번호·열·값·기대하는 값을 알려 줍니다."
                    + " ALL_OR_NOTHING은 모든 행이 올바를 때만, BEST_EFFORT는 올바른 행만 저장합니다."
                    + " dryRun=true는 저장하지 않고 결과만 답합니다. 저장했는지는 applied로 알 수 있습니다.")
    @APIResponse(
            responseCode = "200",
            description = "What became of each row; applied tells whether anything was written. / 행별 결과",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ImportReportResponse.class),
                            examples = @ExampleObject(name = "report", value = CatalogExamples.IMPORT_REPORT)))
    @APIResponse(
            responseCode = "400",
            description = "The header or the encoding of the file is wrong. / 머리글 또는 문자 인코딩 오류",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "401",
            description = "No valid token. / 로그인 필요",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "Role or scope missing. / 권한 없음",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such term. / 없는 학기",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "Another import of the term is running. / 같은 학기의 가져오기 진행 중",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "More than 25 MB. / 25 MB 초과",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "415",
            description = "Not text/csv. / text/csv가 아님",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<ImportReportResponse> run(
            @PathParam("term") String term,
            @Parameter(description = "ALL_OR_NOTHING or BEST_EFFORT. / 모두 올바를 때만 저장하거나 올바른 행만 저장")
                    @QueryParam("mode")
                    @DefaultValue("ALL_OR_NOTHING")
                    String mode,
            @QueryParam("dryRun") @DefaultValue("false") String dryRun,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema =
                                                    @Schema(
                                                            type =
                                                                    org.eclipse.microprofile.openapi.annotations.enums
                                                                            .SchemaType.STRING),
                                            examples = @ExampleObject(name = "timetable", value = CatalogExamples.CSV)))
                    InputStream body) {
        Language language = correlation.language();
        ImportMode how = QueryValues.constants(ImportMode.class, "mode", List.of(mode))
                .iterator()
                .next();
        boolean dry = QueryValues.truth("dryRun", dryRun);
        Charset charset = charset(contentType);
        return callers.current()
                .chain(caller -> imports.run(term, () -> body, charset, how, dry, caller))
                .map(report -> ImportReportResponse.from(report, language));
    }

    private static Charset charset(@Nullable String contentType) {
        String name = MediaType.valueOf(Objects.requireNonNullElse(contentType, "text/csv"))
                .getParameters()
                .getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8")
                .toLowerCase(Locale.ROOT);
        if (KOREAN.contains(name)) {
            return Charset.forName("x-windows-949");
        }
        if (!name.equals("utf-8") && !name.equals("utf8")) {
            throw ProblemException.invalid("CSV_CHARSET", "header:Content-Type", Map.of("charset", name));
        }
        return StandardCharsets.UTF_8;
    }
}
