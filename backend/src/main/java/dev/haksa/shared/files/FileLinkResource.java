package dev.haksa.shared.files;

import dev.haksa.shared.files.FileDownloads.Outgoing;
import dev.haksa.shared.http.SecretPaths;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
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

/** Serves links to files. */
@Path("/api/v1/files")
@Tag(name = "Files", description = "Links to files that work without login for a short time. / 잠시 동안 로그인 없이 쓰는 파일 링크")
public class FileLinkResource {
    private static final String ANY = "application/octet-stream";
    private static final int FILTER_PRIORITY = 8_000;
    private static final String JPEG = "image/jpeg";

    private final FileLinks links;
    private final FileDownloads downloads;

    FileLinkResource(FileLinks links, FileDownloads downloads) {
        this.links = links;
        this.downloads = downloads;
    }

    /**
     * A link answers what it was made for, whatever else a client would like: browsers ask for pictures only where a
     * picture is shown, and a streamed answer cannot declare several types to choose from.
     */
    void ignoreWishes(@Observes Filters filters) {
        filters.register(
                request -> {
                    if (SecretPaths.isSecret(request.request().path())) {
                        request.request().headers().remove(HttpHeaders.ACCEPT);
                    }
                    request.next();
                },
                FILTER_PRIORITY);
    }

    /** Hands out the file of a link. */
    @GET
    @Path("/{token}")
    @Produces(ANY)
    @PermitAll
    @Operation(
            operationId = "downloadLinkedFile",
            summary = "Download the file of a link",
            description = "다른 응답에서 받은 링크의 파일을 답합니다. 로그인은 필요 없고, 링크가 만료되면 410, 올바르지 않은 링크이면 404입니다."
                    + " Range 헤더로 일부만 받을 수 있으며(206), HEAD로 크기만 알아볼 수 있습니다."
                    + " JPEG 사진은 화면에 바로 보이고 그 밖의 파일은 내려받기(attachment)로 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The whole file. / 파일 전체",
            content = {
                @Content(
                        mediaType = ANY,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"),
                        examples = @ExampleObject(name = "file", value = "(file)")),
                @Content(
                        mediaType = JPEG,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"),
                        examples = @ExampleObject(name = "photo", value = "(JPEG)"))
            })
    @APIResponse(
            responseCode = "206",
            description = "The part that was asked for. / 요청한 부분",
            headers =
                    @Header(
                            name = "Content-Range",
                            description = "Which part, of how much. / 부분의 위치와 전체 크기",
                            schema = @Schema(type = SchemaType.STRING, examples = "bytes 0-65535/181034")),
            content =
                    @Content(
                            mediaType = ANY,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            examples = @ExampleObject(name = "part", value = "(bytes)")))
    @APIResponse(responseCode = "304", description = "You have it already. / 이미 가지고 있는 파일")
    @APIResponse(responseCode = "410", description = "The link has expired. / 만료된 링크")
    @APIResponse(responseCode = "416", description = "The file has no such part. / 파일에 없는 범위")
    @APIResponse(
            responseCode = "429",
            description =
                    "Too many long files are being read by links of the same account; come again after Retry-After."
                            + " / 같은 계정의 링크로 큰 파일을 너무 많이 받고 있음. Retry-After 뒤에 다시 요청하세요.")
    public RestMulti<Buffer> download(
            @Parameter(description = "As it stands in the link. / 링크에 있는 값") @PathParam("token") String token,
            @BeanParam FileConditions conditions) {
        return downloads.answerNoting(
                Uni.createFrom()
                        .item(token)
                        .map(links::open)
                        .map(opened -> Outgoing.unnoted(opened.file(), opened.reader())),
                conditions);
    }
}
