package dev.haksa.matriculation.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.identity.StudentAccounts;
import dev.haksa.matriculation.MatriculationExecutionService.Numbered;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Names for the contract: pages are generic in code, and a contract needs a name for each. */
final class MatriculationPages {
    private MatriculationPages() {}

    @Schema(
            name = "MatriculationBatchPage",
            description = "A page of batches; next is the cursor of the next one. / 학번 일괄부여 목록 한 쪽")
    record BatchPage(
            List<MatriculationResponse> items,
            @Nullable String next,
            @Nullable Long count) {}

    @Schema(
            name = "AdmittedApplicantPage",
            description = "A page of applicants; next is the cursor of the next one. / 입학허가자 목록 한 쪽")
    record ApplicantPage(
            List<ApplicantBody> items,
            @Nullable String next,
            @Nullable Long count) {}

    @Schema(
            name = "DepartmentCodeRequestPage",
            description = "A page of requests; next is the cursor of the next one. / 소속코드 신청 목록 한 쪽")
    record CodeRequestPage(
            List<DepartmentCodeResponse> items,
            @Nullable String next,
            @Nullable Long count) {}

    @Schema(
            name = "NumberedBatch",
            description = "A batch with its applicants in the order of their numbers. / 학번순으로 나열한 부여 결과")
    record NumberedBatch(MatriculationResponse batch, boolean dryRun, List<ApplicantBody> applicants) {
        static NumberedBatch from(Numbered numbered, boolean dryRun) {
            return new NumberedBatch(
                    MatriculationResponse.from(numbered.batch()),
                    dryRun,
                    numbered.applicants().stream().map(ApplicantBody::from).toList());
        }
    }

    @Schema(
            name = "StudentActivationCodes",
            description = "One-time activation codes, shown only now. / 지금만 볼 수 있는 활성화 코드")
    record Codes(List<Code> items) {
        static Codes from(List<StudentAccounts.Code> codes) {
            return new Codes(codes.stream().map(Code::from).toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "StudentActivationCode", description = "A one-time activation code. / 활성화 코드")
    record Code(
            @Schema(description = "Also the login name. / 학번, 아이디", examples = "27105001")
            String studentNumber,

            @Schema(examples = "홍길동") String name,

            @Schema(examples = "7K3M-Q9TX-2HVB-8RWD-4FZN-6CPA")
            String activationCode,

            Instant expiresAt) {
        private static Code from(StudentAccounts.Code code) {
            return new Code(code.owner().studentNumber(), code.owner().displayName(), code.code(), code.expiresAt());
        }
    }
}
