package dev.haksa.cardissuer.api;

import dev.haksa.cardissuer.PackageDownloads;
import dev.haksa.shared.files.FileConditions;
import dev.haksa.shared.files.FileDownloads;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/** The files of packages. */
@Path("/api/v1/card-campaigns/{code}/packages/{sequence}/content")
@Tag(name = "Card company")
public class CardPackageContentResource {
    private static final String ANY = "application/octet-stream";

    private final PackageDownloads packages;
    private final FileDownloads files;
    private final Callers callers;

    CardPackageContentResource(PackageDownloads packages, FileDownloads files, Callers callers) {
        this.packages = packages;
        this.files = files;
        this.callers = callers;
    }

    /** Hands out a package. */
    @GET
    @Produces(ANY)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.SCOPE_CARDS_READ})
    @Operation(
            operationId = "downloadCardPackage",
            summary = "Download a transfer package, whole or in parts",
            description =
                    "전송 자료를 내려받습니다. 끊기면 Range로 이어서 받을 수 있습니다. 개인정보이므로 파일이 나가기 전에 목적과 인원이 기록되며, 이어받기는 하루 안이면 같은 내려받기로 기록됩니다. HEAD와 304는 기록되지 않습니다.")
    @APIResponse(
            responseCode = "200",
            description = "The whole file. / 파일 전체",
            content =
                    @Content(
                            mediaType = ANY,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            examples = @ExampleObject(name = "file", value = CardIssuerExamples.FILE)))
    @APIResponse(
            responseCode = "206",
            description = "The part that was asked for. / 요청한 부분",
            headers =
                    @Header(
                            name = "Content-Range",
                            description = "Which part, of how much. / 부분의 위치와 전체 크기",
                            schema = @Schema(type = SchemaType.STRING, examples = "bytes 0-65535/1523044")),
            content =
                    @Content(
                            mediaType = ANY,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            examples = @ExampleObject(name = "part", value = CardIssuerExamples.FILE)))
    @APIResponse(responseCode = "304", description = "You have it already. / 이미 가지고 있는 파일")
    @APIResponse(responseCode = "409", description = CardConflicts.FETCHING)
    @APIResponse(responseCode = "416", description = "The file has no such part. / 파일에 없는 범위")
    public RestMulti<Buffer> download(
            @BeanParam PackagePath at,
            @Parameter(
                            description = "What it is downloaded for, 5 to 300 characters; kept in the log of exports."
                                    + " / 내려받는 목적(5~300자). 기록됩니다.",
                            required = true,
                            example = "2024학년도 학생증 발급 자료 접수")
                    @QueryParam("purpose")
                    @Nullable
                    String purpose,
            @BeanParam FileConditions conditions) {
        return files.answerNoting(
                callers.current().chain(caller -> packages.download(at.code, at.sequence, purpose, caller)),
                conditions);
    }
}
