package dev.haksa.document.api;

import dev.haksa.document.DocumentPurge;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Deleting papers that are no longer kept. */
@Path("/api/v1/document-purges")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Documents")
public class DocumentPurgeResource {
    private final DocumentPurge purges;
    private final Callers callers;

    DocumentPurgeResource(DocumentPurge purges, Callers callers) {
        this.purges = purges;
        this.callers = callers;
    }

    /** Shows what would be deleted. */
    @GET
    @Path("/candidates")
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
    @Operation(
            operationId = "listDocumentPurgeCandidates",
            summary = "What a purge would delete now",
            description = "보관 기간이 지나 폐기할 서류를 오래된 것부터 보여 주고, 아무것도 지우지 않습니다. 진행 중인 신청의 서류는 포함되지 않습니다.")
    @APIResponse(
            responseCode = "200",
            description = "The candidates. / 폐기 대상",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PurgePlanResponse.class),
                            examples = @ExampleObject(name = "plan", value = DocumentExamples.CANDIDATES)))
    public Uni<RestResponse<PurgePlanResponse>> candidates(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return purges.plan(limit).map(PurgePlanResponse::from).map(plan -> DocumentAnswers.personal(plan, 0));
    }

    /** Deletes now. */
    @POST
    @Idempotent
    @Cancellable(false)
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "purgeDocuments",
            summary = "Delete now what is no longer kept",
            description = "보관 기간이 지난 서류를 지금 폐기하고 결과를 답합니다. 매일 자동으로도 실행됩니다. 지운 서류마다 감사 기록이 남습니다.")
    @APIResponse(
            responseCode = "201",
            description = "What was done. / 폐기 결과",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PurgeReportResponse.class),
                            examples = @ExampleObject(name = "purge", value = DocumentExamples.PURGE)))
    public Uni<RestResponse<PurgeReportResponse>> purge() {
        return callers.current()
                .chain(purges::purge)
                .map(PurgeReportResponse::from)
                .map(report -> ResponseBuilder.create(RestResponse.Status.CREATED, report)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    /** Lists what was done. */
    @GET
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR, Roles.AUDITOR})
    @Operation(
            operationId = "listDocumentPurges",
            summary = "List purges, the latest first",
            description = "지금까지의 폐기 결과를 최근 것부터 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of purges. / 폐기 결과 목록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PurgeReportResponse.ReportPage.class),
                            examples = @ExampleObject(name = "purges", value = DocumentExamples.PURGES)))
    public Uni<RestResponse<Page<PurgeReportResponse>>> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri) {
        return purges.reports(limit, after)
                .map(page -> page.map(PurgeReportResponse::from))
                .map(page -> DocumentAnswers.page(page, uri));
    }
}
