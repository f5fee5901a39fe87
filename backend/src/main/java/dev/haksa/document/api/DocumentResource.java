package dev.haksa.document.api;

import dev.haksa.document.DocumentService;
import dev.haksa.document.NewDocument;
import dev.haksa.shared.files.FileConditions;
import dev.haksa.shared.files.FileDownloads;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Files that students, or staff for them, hand in as evidence. */
@Path("/api/v1/documents")
@Tag(name = "Documents", description = "Evidence and forms as files. / 증빙서류와 서식 파일")
public class DocumentResource {
    private static final String ANY = "application/octet-stream";
    private static final String JPEG = "image/jpeg";
    private static final String PNG = "image/png";
    private static final String PDF = "application/pdf";

    private final DocumentService documents;
    private final FileDownloads downloads;
    private final Callers callers;

    DocumentResource(DocumentService documents, FileDownloads downloads, Callers callers) {
        this.documents = documents;
        this.downloads = downloads;
        this.callers = callers;
    }

    /** Receives a file as the body. */
    @POST
    @Consumes({PDF, JPEG, PNG, ANY})
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.STUDENT, Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD, Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR
    })
    @Operation(
            operationId = "uploadDocument",
            summary = "Hand in a file (the body is the file)",
            description =
                    "파일을 본문 그대로 보내 제출합니다. 20 MB 이하의 PDF, JPEG, PNG만 받으며 형식은 이름이 아니라 내용으로 판단합니다."
                            + " 암호가 걸렸거나 스크립트·첨부 파일·실행 동작이 들어 있는 PDF, 깨진 파일은 이유와 함께 거절합니다."
                            + " 직원은 studentNumber로 학생을 대신해 제출할 수 있습니다. 하루에 제출할 수 있는 파일 수가 정해져 있으며, 넘으면 429와 다시 보낼 수 있는 때를 답합니다.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = PDF,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"),
                        examples = @ExampleObject(name = "file", value = DocumentExamples.FILE)),
                @Content(
                        mediaType = JPEG,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"),
                        examples = @ExampleObject(name = "file", value = "(JPEG)")),
                @Content(
                        mediaType = PNG,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"),
                        examples = @ExampleObject(name = "file", value = "(PNG)")),
                @Content(
                        mediaType = ANY,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"),
                        examples = @ExampleObject(name = "file", value = DocumentExamples.FILE))
            })
    @APIResponse(
            responseCode = "201",
            description = "Received and checked. / 제출됨",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DocumentResponse.class),
                            examples = @ExampleObject(name = "document", value = DocumentExamples.DOCUMENT)))
    public Uni<RestResponse<DocumentResponse>> upload(
            @Parameter(description = "Name of the file. / 파일 이름", example = "진단서.pdf")
                    @QueryParam("fileName")
                    @NotBlank
                    @Size(max = 500)
                    String fileName,
            @Parameter(description = "Only by staff: whose document it is. / 직원이 대신 낼 때 학생의 학번")
                    @QueryParam("studentNumber")
                    @Nullable
                    String studentNumber,
            @Context HttpServerRequest request) {
        NewDocument fields = new NewDocument(fileName, studentNumber);
        return callers.current()
                .chain(caller -> documents.upload(
                        fields,
                        io.vertx.mutiny.core.http.HttpServerRequest.newInstance(request)
                                .toMulti(),
                        caller))
                .map(DocumentAnswers::created);
    }

    /** Receives a file in a form. */
    @POST
    @Path("/form")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.STUDENT, Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD, Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR
    })
    @Operation(
            operationId = "uploadDocumentForm",
            summary = "Hand in a file (as a form)",
            description = "파일을 multipart 양식으로 보내 제출합니다. 받는 파일의 조건은 본문으로 보낼 때와 같습니다.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = DocumentForm.class),
                            examples = @ExampleObject(name = "form", value = "{\"file\":\"진단서.pdf\"}")))
    @APIResponse(
            responseCode = "201",
            description = "Received and checked. / 제출됨",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DocumentResponse.class),
                            examples = @ExampleObject(name = "document", value = DocumentExamples.DOCUMENT)))
    public Uni<RestResponse<DocumentResponse>> uploadForm(@Valid @BeanParam DocumentForm form) {
        FileUpload file = required(form.file);
        NewDocument fields = new NewDocument(file.fileName(), form.studentNumber);
        return callers.current()
                .chain(caller -> documents.upload(fields, file.uploadedFile(), caller))
                .map(DocumentAnswers::created);
    }

    /** Shows what a document is. */
    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({
        Roles.STUDENT,
        Roles.DEPARTMENT_STAFF,
        Roles.DEPARTMENT_HEAD,
        Roles.ACADEMIC_AFFAIRS,
        Roles.REGISTRAR,
        Roles.DEAN,
        Roles.PRESIDENT
    })
    @Operation(
            operationId = "getDocument",
            summary = "Get what a document is, without its content",
            description =
                    "제출한 파일의 정보를 답합니다. 본인, 소속 학과, 교무처만 볼 수 있고, 신청에 첨부된 서류는 그 신청을 결재하는 사람(위임받은 사람 포함)도 봅니다. 그 밖에는 404입니다."
                            + " 본인이 아닌 사람의 조회는 모두 기록됩니다.")
    @APIResponse(
            responseCode = "200",
            description = "The document. / 파일 정보",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DocumentResponse.class),
                            examples = @ExampleObject(name = "document", value = DocumentExamples.DOCUMENT)))
    public Uni<RestResponse<DocumentResponse>> get(@PathParam("id") UUID id) {
        return callers.current().chain(caller -> documents.find(id, caller)).map(DocumentAnswers::single);
    }

    /** Hands out the content. */
    @GET
    @Path("/{id}/content")
    @Produces(ANY)
    @RolesAllowed({
        Roles.STUDENT,
        Roles.DEPARTMENT_STAFF,
        Roles.DEPARTMENT_HEAD,
        Roles.ACADEMIC_AFFAIRS,
        Roles.REGISTRAR,
        Roles.DEAN,
        Roles.PRESIDENT
    })
    @Operation(
            operationId = "downloadDocument",
            summary = "Download a document",
            description =
                    "제출한 파일의 내용을 언제나 내려받기(attachment)로 답합니다. 실제 형식은 파일 정보의 mediaType에 있습니다. Range 헤더로 일부만 받을 수도 있습니다."
                            + " 볼 수 있는 사람은 파일 정보와 같으며, 본인이 아닌 사람의 열람은 모두 기록됩니다.")
    @APIResponse(
            responseCode = "200",
            description = "The content, always as a download. / 파일 내용",
            content =
                    @Content(
                            mediaType = ANY,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            examples = @ExampleObject(name = "file", value = DocumentExamples.FILE)))
    @APIResponse(
            responseCode = "206",
            description = "The part that was asked for. / 요청한 부분",
            content =
                    @Content(
                            mediaType = ANY,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            examples = @ExampleObject(name = "part", value = "(bytes)")))
    @APIResponse(responseCode = "304", description = "You have it already. / 이미 가지고 있는 파일")
    @APIResponse(responseCode = "416", description = "The file has no such part. / 파일에 없는 범위")
    public RestMulti<Buffer> download(@PathParam("id") UUID id, @BeanParam FileConditions conditions) {
        return downloads.answer(callers.current().chain(caller -> documents.open(id, caller)), conditions);
    }

    private static FileUpload required(@Nullable FileUpload file) {
        if (file == null) {
            throw ProblemException.invalid("DOCUMENT_MISSING", "/file", Map.of());
        }
        return file;
    }
}
