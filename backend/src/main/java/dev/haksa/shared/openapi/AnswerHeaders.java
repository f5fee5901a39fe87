package dev.haksa.shared.openapi;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Which headers a successful answer has. What an answer shows tells whether it has a version, so the bodies with one
 * are listed, not the operations; {@code AnswerHeadersTest} holds the lists beside the code.
 */
final class AnswerHeaders {
    private static final String JSON = "application/json";
    private static final String EVENTS = "text/event-stream";
    private static final String CREATED = "201";
    private static final String ACCEPTED = "202";
    private static final String PARTIAL = "206";
    private static final String NOT_MODIFIED = "304";
    private static final String PAGE = "Page";

    /** Schemas of answers that carry the version of what they show. */
    private static final Set<String> VERSIONED = Set.of(
            "Account",
            "Activation",
            "AdmissionQuota",
            "Advising",
            "Announcement",
            "Article",
            "Articles",
            "CardCampaign",
            "CardCertificate",
            "CardConfirmations",
            "CardPackage",
            "CardPaperApplication",
            "CardRoster",
            "CardRosterSending",
            "CardStudentsTakenOff",
            "Cart",
            "Client",
            "ClientSecret",
            "CompletedCourses",
            "ConductEntry",
            "Course",
            "CoursePlan",
            "Department",
            "DepartmentCodeRequest",
            "DisclosedStudents",
            "Disclosure",
            "DismissalBatch",
            "DismissalItem",
            "Document",
            "DocumentPurgePlan",
            "DocumentRetention",
            "Enrollment",
            "EnrollmentBatch",
            "EnrollmentBatchItem",
            "LoanApplication",
            "MajorChange",
            "MajorChangeRound",
            "MaskedResidentNumber",
            "MatriculationBatch",
            "MergedCardRosters",
            "Notice",
            "NumberedBatch",
            "OpenedResidentNumber",
            "Parameter",
            "ParametersOnDay",
            "Payment",
            "PhotoImport",
            "PhotoUploadAnswer",
            "Program",
            "PublicHolidays",
            "ReadmissionApplication",
            "ReadmissionRound",
            "RecordChange",
            "RecordChangeClearance",
            "RecordChangeClearanceItem",
            "RecordChangeDelegation",
            "RecordSheet",
            "Regulations",
            "Rehearsal",
            "ResidentNumberHistory",
            "ResidentNumberProposal",
            "ResidentNumberRotation",
            "SeatReleasePolicy",
            "Section",
            "Student",
            "StudentCardStatus",
            "StudentContact",
            "StudentListFacts",
            "StudentParticulars",
            "StudentPhoto",
            "StudentPhotos",
            "Syllabus",
            "Term",
            "TermPayments",
            "TransferEntrance",
            "TuitionBill",
            "TuitionRefund",
            "TuitionRefund1",
            "Window",
            "Withdrawal");

    /** Operations that answer such a body without its version: it is new each time, or known elsewhere. */
    private static final Set<String> WITHOUT_VERSION =
            Set.of("issueActivationCode", "renewClientSecret", "importPhotos");

    /** Operations whose file carries the version of what it lists. */
    private static final Set<String> VERSIONED_FILES = Set.of("exportDisclosedStudents");

    /** Operations that make something and say where it is. */
    private static final Set<String> LOCATED = Set.of(
            "createAccount",
            "createAnnouncement",
            "createCardCampaign",
            "createClient",
            "createCourse",
            "createDepartment",
            "createDismissalBatch",
            "createDocumentLink",
            "createEnrollmentBatch",
            "createMajorChangeRound",
            "createMatriculationBatch",
            "createOwnPhotoLink",
            "createOwnRecordChange",
            "createPhotoLink",
            "createProgram",
            "createReadmissionRound",
            "createRehearsal",
            "createSection",
            "createTerm",
            "createWindow",
            "fileMajorChange",
            "fileReadmission",
            "importPhotos",
            "promoteStudents",
            "recordPayment",
            "registerRecordChangePaper",
            "replacePhoto",
            "replacePhotoForm",
            "requestCardPackage",
            "requestDepartmentCode",
            "uploadDocument",
            "uploadDocumentForm",
            "uploadOwnPhoto",
            "uploadOwnPhotoForm",
            "writeCoursePlan",
            "writeSyllabus");

    /** Operations whose file has no name of its own. */
    private static final Set<String> UNNAMED = Set.of(
            "exportDisclosedStudents",
            "exportLoanApplications",
            "exportPromotion",
            "exportRecordChangeRegister",
            "exportTuitionBills",
            "exportTuitionRefunds",
            "getEnrollmentBatchReportTable");

    /** Operations that need {@code If-Match} only when something is there already, or only when they are no dry run. */
    private static final Set<String> SOMETIMES_MATCHED = Set.of(
            "planMyCart",
            "putAdvising",
            "replacePhoto",
            "replacePhotoForm",
            "executeEnrollmentBatch",
            "executeMatriculationBatch");

    private AnswerHeaders() {}

    static void addTo(Components components) {
        components
                .addHeader(
                        "ETag",
                        header(
                                "Version of what is answered, with its quotes: send it as If-Match to change it."
                                        + " / 응답한 것의 버전. 따옴표까지 그대로 If-Match로 보내어 수정합니다.",
                                "\"3\""))
                .addHeader("Location", header("Where it is. / 만들어진 것의 주소", "/api/v1/…"))
                .addHeader(
                        "Link",
                        header(
                                "Address of the next page (RFC 8288), as long as there is one. / 다음 쪽의 주소(마지막 쪽이면 없음)",
                                "</api/v1/…?after=eyJpZCI6NDJ9>; rel=\"next\""))
                .addHeader(
                        "Content-Disposition",
                        header(
                                "Name of the file (RFC 6266). / 파일 이름",
                                "attachment; filename=\"list.csv\"; filename*=UTF-8''list.csv"));
    }

    private static Header header(String description, String example) {
        return OASFactory.createHeader()
                .description(description)
                .schema(ProblemResponses.text().addExample(example));
    }

    /** Adds the headers to what an operation answers when it succeeds. */
    static void complete(Operation operation) {
        operation.getResponses().getAPIResponses().forEach((status, answer) -> {
            if (status.startsWith("2") && answer.getContent() != null) {
                complete(operation, status, answer);
            }
        });
    }

    private static void complete(Operation operation, String status, APIResponse answer) {
        String id = operation.getOperationId();
        answer.getContent().getMediaTypes().forEach((type, media) -> {
            if (JSON.equals(type)) {
                json(operation, answer, schemas(media));
            } else if (!EVENTS.equals(type)) {
                file(operation, answer);
            }
        });
        if (LOCATED.contains(id) && (CREATED.equals(status) || ACCEPTED.equals(status))) {
            add(answer, "Location");
        }
    }

    private static void json(Operation operation, APIResponse answer, List<String> schemas) {
        boolean versioned =
                schemas.stream().anyMatch(VERSIONED::contains) && !WITHOUT_VERSION.contains(operation.getOperationId());
        if (versioned || answers(operation, NOT_MODIFIED)) {
            add(answer, "ETag");
        }
        if (schemas.stream().anyMatch(schema -> schema.endsWith(PAGE))) {
            add(answer, "Link");
        }
    }

    private static void file(Operation operation, APIResponse answer) {
        if (answers(operation, PARTIAL) || VERSIONED_FILES.contains(operation.getOperationId())) {
            add(answer, "ETag");
        }
        if (!UNNAMED.contains(operation.getOperationId())) {
            add(answer, "Content-Disposition");
        }
    }

    private static void add(APIResponse answer, String header) {
        if (answer.getHeaders() == null || !answer.getHeaders().containsKey(header)) {
            answer.addHeader(header, OASFactory.createHeader().ref(header));
        }
    }

    private static boolean answers(Operation operation, String status) {
        return operation.getResponses().getAPIResponse(status) != null;
    }

    private static List<String> schemas(MediaType media) {
        Schema schema = media.getSchema();
        if (schema == null) {
            return List.of();
        }
        List<Schema> meant = schema.getOneOf() == null ? List.of(schema) : schema.getOneOf();
        return meant.stream()
                .map(Schema::getRef)
                .filter(Objects::nonNull)
                .map(ref -> ref.substring(ref.lastIndexOf('/') + 1))
                .toList();
    }

    /** Whether leaving {@code If-Match} out is always answered 428. */
    static boolean alwaysNeedsIfMatch(PathItem.HttpMethod method, Operation operation) {
        boolean makesToo =
                method == PathItem.HttpMethod.PUT && operation.getResponses() != null && answers(operation, CREATED);
        return !makesToo && !SOMETIMES_MATCHED.contains(operation.getOperationId());
    }
}
