package dev.haksa.privacy.api;

import dev.haksa.privacy.DisclosureService;
import dev.haksa.privacy.api.DisclosureBodies.Download;
import dev.haksa.privacy.api.DisclosureBodies.DownloadPage;
import dev.haksa.privacy.api.DisclosureBodies.Students;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Fetching what was granted, and who did. */
@Path("/api/v1/disclosures/{id}")
@Tag(name = "Personal data")
public class DisclosedStudentResource {
    private final DisclosureService disclosures;
    private final Callers callers;

    DisclosedStudentResource(DisclosureService disclosures, Callers callers) {
        this.disclosures = disclosures;
        this.callers = callers;
    }

    /** Hands out what was granted. */
    @GET
    @Path("/students")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.STUDENT)
    @Operation(
            operationId = "listDisclosedStudents",
            summary = "Fetch what was granted",
            description =
                    "허가된 자료를 답합니다. 소속, 성명, 성별, 거주 시·도, 휴대전화, 이메일만 들어 있으며 제공을 거부한 학생은 빠집니다. 받을 때마다 기록이 남고 요청한 학생만 받을 수 있습니다.")
    @APIResponse(
            responseCode = "200",
            description = "The students. / 학생 정보",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Students.class),
                            examples = @ExampleObject(name = "answer", value = DisclosureExamples.STUDENTS)))
    public Uni<RestResponse<Students>> students(@PathParam("id") int id) {
        return callers.current()
                .chain(caller -> disclosures.fetch(id, "JSON", caller))
                .map(found -> Answers.single(Students.from(found), 0));
    }

    /** Hands out what was granted as a table. */
    @GET
    @Path("/students/csv")
    @Produces("text/csv; charset=UTF-8")
    @RolesAllowed(Roles.STUDENT)
    @Operation(
            operationId = "exportDisclosedStudents",
            summary = "Fetch what was granted as CSV",
            description = "허가된 자료를 CSV(UTF-8)로 답합니다. 조건은 JSON과 같습니다.")
    @APIResponse(
            responseCode = "200",
            description = "The students. / 학생 정보",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "answer", value = DisclosureExamples.STUDENTS_CSV)))
    public Uni<RestResponse<String>> export(@PathParam("id") int id) {
        return callers.current()
                .chain(caller -> disclosures.fetch(id, "CSV", caller))
                .map(found -> Answers.single(DisclosureBodies.csv(found), 0));
    }

    /** Lists who fetched it. */
    @GET
    @Path("/downloads")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR, Roles.DEAN, Roles.AUDITOR})
    @Operation(
            operationId = "listDisclosureDownloads",
            summary = "Who fetched what was granted",
            description = "제공 자료를 누가 언제 몇 명분 받았는지 최근 것부터 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of downloads. / 받은 기록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DownloadPage.class),
                            examples = @ExampleObject(name = "answer", value = DisclosureExamples.DOWNLOADS)))
    public Uni<RestResponse<Page<Download>>> downloads(
            @PathParam("id") int id,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        return disclosures
                .downloads(id, new Paging(limit, after, count))
                .map(page -> Answers.page(page.map(Download::from), uri));
    }
}
