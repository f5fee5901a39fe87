package dev.haksa.readmission.api;

import dev.haksa.readmission.ReadmissionService;
import dev.haksa.readmission.RecommendationService;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.http.QueryValues;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The applications of a round. */
@Path("/api/v1/readmission-rounds/{id}")
@Tag(name = "Readmission")
public class RoundApplicationResource {
    private final ReadmissionService readmissions;
    private final RecommendationService recommendations;
    private final Callers callers;
    private final Correlation correlation;

    RoundApplicationResource(
            ReadmissionService readmissions,
            RecommendationService recommendations,
            Callers callers,
            Correlation correlation) {
        this.readmissions = readmissions;
        this.recommendations = recommendations;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Registers a paper. */
    @POST
    @Path("/applications")
    @Idempotent
    @Cancellable(false)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR, Roles.DEPARTMENT_STAFF})
    @Operation(
            operationId = "fileReadmission",
            summary = "Register a paper application",
            description = "우편이나 팩스로 온 재입학원을 소인일자와 함께 접수합니다. 자격 요건에 맞지 않으면 모든 사유를 함께 답하고 아무것도 저장하지 않습니다.")
    @APIResponse(
            responseCode = "201",
            description = "Registered. / 접수됨",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ApplicationResponse.class),
                            examples = @ExampleObject(name = "application", value = ReadmissionExamples.APPLICATION)))
    @APIResponse(responseCode = "409", description = "Filed already, or the committee has decided. / 이미 접수했거나 사정이 끝남")
    @APIResponse(responseCode = "422", description = "Not eligible, with every reason. / 자격 요건에 맞지 않음")
    public Uni<RestResponse<ApplicationResponse>> file(
            @PathParam("id") int id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            name = "filing",
                                                            value = ReadmissionExamples.FILING)))
                    @Valid
                    @NotNull
                    ReadmissionBodies.FilingBody body) {
        Language language = correlation.language();
        return callers.current()
                .chain(caller -> readmissions
                        .file(id, body.filing(), caller)
                        .chain(made -> readmissions.find(made.id(), caller)))
                .map(found -> ReadmissionAnswers.application(Status.CREATED, found, language));
    }

    /** Lists applications. */
    @GET
    @Path("/applications")
    @RolesAllowed({
        Roles.ACADEMIC_AFFAIRS,
        Roles.REGISTRAR,
        Roles.DEAN,
        Roles.PRESIDENT,
        Roles.DEPARTMENT_STAFF,
        Roles.DEPARTMENT_HEAD
    })
    @Operation(
            operationId = "listReadmissionApplications",
            summary = "Applications by department and rank",
            description = "재입학 신청을 학과와 순위대로 답합니다. 학과 직원과 학과장에게는 자기 학과만 보입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The applications. / 신청 목록",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReadmissionPages.ApplicationList.class),
                            examples = @ExampleObject(name = "applications", value = ReadmissionExamples.APPLICATIONS)))
    public Uni<RestResponse<ReadmissionPages.ApplicationList>> list(
            @PathParam("id") int id,
            @Parameter(description = "Id of a department; repeatable. / 학과, 여러 번 가능")
                    @QueryParam("department")
                    @Nullable
                    List<String> departments) {
        Language language = correlation.language();
        Set<Integer> asked = QueryValues.ids("department", departments);
        return callers.current()
                .chain(caller -> readmissions.ranked(id, asked, caller))
                .map(found -> ReadmissionAnswers.applications(found, language));
    }

    /** Tells whether a student could apply. */
    @GET
    @Path("/eligibility")
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR, Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD})
    @Operation(
            operationId = "getReadmissionEligibility",
            summary = "Whether a student could apply",
            description = "한 학생이 재입학을 신청할 수 있는지 모든 사유와 함께 답합니다. 아무것도 바꾸지 않습니다.")
    @APIResponse(
            responseCode = "200",
            description = "The eligibility. / 자격",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = EligibilityResponse.class),
                            examples = @ExampleObject(name = "eligibility", value = ReadmissionExamples.ELIGIBILITY)))
    public Uni<RestResponse<EligibilityResponse>> eligibility(
            @PathParam("id") int id,
            @QueryParam("studentNumber") @NotBlank String studentNumber,
            @Parameter(description = "Postmark; today when absent. / 우편소인일자, 비우면 오늘")
                    @QueryParam("receivedOn")
                    @Nullable
                    LocalDate receivedOn) {
        Language language = correlation.language();
        return callers.current()
                .chain(caller -> readmissions.eligibility(id, studentNumber, receivedOn, caller))
                .map(report -> ReadmissionAnswers.personal(EligibilityResponse.from(report, language)));
    }

    /** Keeps the final recommendation. */
    @PUT
    @Path("/recommendations/{departmentId}")
    @RolesAllowed({Roles.DEPARTMENT_HEAD})
    @Operation(
            operationId = "recommendReadmissions",
            summary = "The final recommendation of the head of a department",
            description = "학과장의 최종 추천 순서를 적습니다(제36조②3). 성적과 재적학년도 학기가 같을 때 쓰입니다. 다시 보내면 새 순서로 바뀝니다.")
    @APIResponse(
            responseCode = "200",
            description = "The applications of the department. / 학과의 신청 목록",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReadmissionPages.ApplicationList.class),
                            examples = @ExampleObject(name = "applications", value = ReadmissionExamples.APPLICATIONS)))
    @APIResponse(responseCode = "409", description = "The committee has decided. / 사정이 끝난 회차")
    public Uni<RestResponse<ReadmissionPages.ApplicationList>> recommend(
            @PathParam("id") int id,
            @Parameter(description = "Id of the department. / 학과", example = "3") @PathParam("departmentId")
                    int departmentId,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            name = "recommendation",
                                                            value = ReadmissionExamples.RECOMMENDATION)))
                    @Valid
                    @NotNull
                    ReadmissionBodies.RecommendationBody body) {
        Language language = correlation.language();
        return callers.current()
                .chain(caller -> recommendations.recommend(id, departmentId, body.applicationIds(), caller))
                .map(found -> ReadmissionAnswers.applications(found, language));
    }
}
