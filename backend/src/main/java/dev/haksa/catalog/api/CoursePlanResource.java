package dev.haksa.catalog.api;

import dev.haksa.catalog.CoursePlan;
import dev.haksa.catalog.DocumentWrite;
import dev.haksa.catalog.SectionDocument;
import dev.haksa.catalog.SectionDocuments;
import dev.haksa.catalog.WrittenDocument;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.http.QueryValues;
import dev.haksa.shared.problem.Problem;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The course plan of a section (article 7), for its professor and those who look after courses. */
@Path("/api/v1/sections")
@Tag(name = "Catalogue")
public class CoursePlanResource {
    private static final int MAX_REASON = 500;
    private static final String PRIVATE = "private, no-store";

    private final SectionDocuments documents;
    private final Callers callers;

    CoursePlanResource(SectionDocuments documents, Callers callers) {
        this.documents = documents;
        this.callers = callers;
    }

    /** Shows the course plan. */
    @GET
    @Path("/{id}/course-plan")
    @RolesAllowed({Roles.PROFESSOR, Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD, Roles.ACADEMIC_AFFAIRS})
    @Operation(
            operationId = "getCoursePlan",
            summary = "Get the course plan of a section",
            description = "강좌의 교과목기획서를 답합니다(제7조). 담당 교수와 개설 학과, 교무처가 볼 수 있습니다. 아직 입력되지 않았거나 볼 수 없으면 404입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The course plan. / 교과목기획서",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CoursePlanResponse.class),
                            examples = @ExampleObject(name = "coursePlan", value = DocumentExamples.COURSE_PLAN)))
    public Uni<RestResponse<CoursePlanResponse>> get(@PathParam("id") int id) {
        return callers.current()
                .chain(caller -> documents.coursePlan(id, caller))
                .map(found -> tagged(found, RestResponse.Status.OK).build());
    }

    /** Writes the course plan. */
    @PUT
    @Path("/{id}/course-plan")
    @RolesAllowed({Roles.PROFESSOR, Roles.ACADEMIC_AFFAIRS})
    @Operation(
            operationId = "writeCoursePlan",
            summary = "Write the course plan of a section",
            description = "교과목기획서를 입력하거나 수정합니다. 담당 교수가 학기 개시 전 입력 기간에 입력하며(제7조①③), 교무처는 사유(reason)와 함께 대신 입력할 수"
                    + " 있습니다. 처음 입력할 때는 If-Match가 필요 없고, 수정할 때는 조회할 때 받은 ETag를 If-Match로 보냅니다."
                    + " dryRun=true이면 판단만 하고 저장하지 않습니다.")
    @APIResponse(
            responseCode = "201",
            description = "Written for the first time. / 처음 입력됨",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CoursePlanResponse.class),
                            examples = @ExampleObject(name = "coursePlan", value = DocumentExamples.COURSE_PLAN)))
    @APIResponse(
            responseCode = "200",
            description = "Changed, or a dry run that would be written. / 수정됨 또는 모의 실행",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CoursePlanResponse.class),
                            examples = @ExampleObject(name = "coursePlan", value = DocumentExamples.COURSE_PLAN)))
    @APIResponse(
            responseCode = "422",
            description = "Outside the window, or the term has started (article 7 ①③). / 입력 기간이 아니거나 학기 개시 후",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<CoursePlanResponse>> write(
            @PathParam("id") int id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Parameter(description = "* to create only; 412 when there is one. / 처음 입력할 때만 처리하려면 *")
                    @HeaderParam("If-None-Match")
                    @Nullable
                    String ifNoneMatch,
            @Parameter(description = "Why academic affairs writes in the professor's place. / 교무처가 대신 입력하는 사유")
                    @QueryParam("reason")
                    @Size(max = MAX_REASON)
                    @Nullable
                    String reason,
            @Parameter(schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    String dryRun,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            name = "coursePlan",
                                                            value = DocumentExamples.COURSE_PLAN_CONTENT)))
                    @Valid
                    @NotNull
                    CoursePlan body) {
        DocumentWrite how = new DocumentWrite(ifMatch, ifNoneMatch, reason, QueryValues.truth("dryRun", dryRun));
        return callers.current()
                .chain(caller -> documents.write(id, CoursePlan.class, body, how, caller))
                .map(CoursePlanResource::answer);
    }

    private static RestResponse<CoursePlanResponse> answer(WrittenDocument<CoursePlan> written) {
        SectionDocument<CoursePlan> document = written.document();
        return switch (written.outcome()) {
            case CREATED ->
                tagged(document, RestResponse.Status.CREATED)
                        .location(URI.create(
                                "/api/v1/sections/" + document.section().id() + "/course-plan"))
                        .build();
            case CHANGED -> tagged(document, RestResponse.Status.OK).build();
            case DRY_RUN ->
                RestResponse.ResponseBuilder.ok(CoursePlanResponse.from(document))
                        .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                        .build();
        };
    }

    private static RestResponse.ResponseBuilder<CoursePlanResponse> tagged(
            SectionDocument<CoursePlan> document, RestResponse.Status status) {
        return RestResponse.ResponseBuilder.create(status, CoursePlanResponse.from(document))
                .header(HttpHeaders.ETAG, EntityTags.of(document.version()))
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE);
    }
}
