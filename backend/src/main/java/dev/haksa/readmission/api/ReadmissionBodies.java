package dev.haksa.readmission.api;

import dev.haksa.change.ChangeDraft;
import dev.haksa.change.Channel;
import dev.haksa.readmission.CommitteeService;
import dev.haksa.readmission.FeePayment;
import dev.haksa.readmission.Filing;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Bodies of requests. */
final class ReadmissionBodies {
    private ReadmissionBodies() {}

    @Schema(name = "ReadmissionPaperChannel", description = "How the paper arrived. / 접수 방법")
    enum PaperChannel {
        POST,
        FAX
    }

    @Schema(name = "ReadmissionFiling", description = "A paper that has arrived, with its scans. / 접수한 재입학원과 스캔본")
    record FilingBody(
            @Schema(examples = "24103005") @NotBlank @Size(max = 20)
            String studentNumber,

            @NotNull PaperChannel channel,

            @Schema(
                    description = "Postmark, or the day on which a fax arrived. / 우편소인일자 또는 팩스 수신일",
                    examples = "2027-01-08")
            @NotNull
            LocalDate receivedOn,

            @Schema(description = "Department that the paper names. / 신청서에 적힌 학과", examples = "3") @Nullable
            Integer departmentId,

            @Schema(description = "Year level that the paper names. / 신청서에 적힌 학년", examples = "2") @Nullable
            Integer yearLevel,

            @Schema(description = "Why the applicant wants to come back. / 재입학하려는 사유", examples = "학업을 마치고 싶습니다.")
            @NotBlank
            @Size(max = 500)
            String reason,

            @Schema(description = "Ids of uploaded scans. / 스캔본의 문서 번호") @Size(max = 20) @Nullable
            List<@NotNull UUID> documentIds) {
        Filing filing() {
            return new Filing(
                    studentNumber,
                    Channel.valueOf(channel.name()),
                    receivedOn,
                    departmentId,
                    yearLevel,
                    reason,
                    Objects.requireNonNullElse(documentIds, List.<UUID>of()).stream()
                            .map(id -> new ChangeDraft.Evidence("APPLICATION_FORM", id))
                            .toList());
        }
    }

    @Schema(name = "ReadmissionRecommendation", description = "The head's final recommendation. / 학과장의 최종 추천")
    record RecommendationBody(
            @Schema(
                    description = "Applications in their order; the rest has none. / 추천 순서대로 적은 신청 번호",
                    examples = "[71,68]")
            @NotNull
            @Size(max = 500)
            List<@NotNull Integer> applicationIds) {}

    @Schema(name = "ReadmissionDecision", description = "What the committee decided. / 재입학사정위원회의 결정")
    record DecisionBody(
            @Schema(description = "Whom it refuses, with reasons; everybody else is passed. / 선발에서 제외한 신청과 사유")
            @Size(max = 500)
            @Nullable
            List<@NotNull @Valid Rejection> rejections,

            @Schema(description = "What is put on record. / 회의 기록", examples = "2027-01-22 재입학사정위원회 제1차")
            @Size(max = 2000)
            @Nullable
            String minutes) {
        CommitteeService.Verdict verdict() {
            Map<Integer, String> reasons = new HashMap<>();
            Objects.requireNonNullElse(rejections, List.<Rejection>of())
                    .forEach(one -> reasons.put(one.applicationId(), one.reason()));
            return new CommitteeService.Verdict(reasons, minutes);
        }
    }

    @Schema(name = "ReadmissionRejection", description = "A refusal by the committee. / 선발 제외")
    record Rejection(
            @Schema(examples = "68") @NotNull Integer applicationId,

            @Schema(examples = "재적 당시의 징계 사실을 고려함") @NotBlank @Size(max = 500)
            String reason) {}

    @Schema(name = "ReadmissionEnding", description = "Why an application ends. / 신청을 끝내는 사유")
    record EndingBody(
            @Schema(examples = "본인의 포기 의사 확인") @NotBlank @Size(max = 500)
            String reason) {}

    @Schema(name = "ReadmissionFeePayment", description = "A fee that was paid. / 수속비 납부 내역")
    record PaymentBody(
            @Schema(
                    description = "The bank's number; the same again changes nothing. / 은행의 납부 번호",
                    examples = "R-20270203-0007")
            @NotNull
            @Pattern(regexp = "[A-Za-z0-9._-]{1,64}")
            String reference,

            @Schema(examples = "71") @NotNull @Min(1) Integer applicationId,

            @Schema(description = "Whole won. / 금액(원)", examples = "150000") @NotNull @Min(0) @Max(99_999_999)
            Integer amountWon,

            @Schema(description = "Day of the payment in Seoul. / 납부일", examples = "2027-02-03") @NotNull
            LocalDate paidOn) {
        FeePayment payment() {
            return new FeePayment(reference, applicationId, amountWon, paidOn);
        }
    }

    @Schema(name = "ReadmissionProgress", description = "What the clock brought about. / 기한에 따라 처리한 결과")
    record ProgressResponse(
            @Schema(description = "How many applications moved. / 상태가 바뀐 신청 수", examples = "2")
            int moved) {}
}
