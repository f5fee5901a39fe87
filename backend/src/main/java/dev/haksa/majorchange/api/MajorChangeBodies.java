package dev.haksa.majorchange.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.majorchange.AdmissionQuota;
import dev.haksa.majorchange.MajorChange;
import dev.haksa.majorchange.MajorChangeRound;
import dev.haksa.majorchange.MajorChangeService;
import dev.haksa.majorchange.RoundState;
import dev.haksa.majorchange.TransferEntrance;
import dev.haksa.majorchange.domain.ApplicationState;
import dev.haksa.majorchange.domain.Entrance;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Bodies of requests and answers. */
final class MajorChangeBodies {
    private MajorChangeBodies() {}

    @Schema(name = "NewMajorChangeRound", description = "A round to be laid down. / 만들 전과 회차")
    record NewRound(
            @Schema(description = "Term with whose start the change takes effect. / 전과하는 학기", examples = "2027-SPRING")
            @NotBlank
            @Size(max = 40)
            String term,

            @Schema(description = "First day of filing; postmarks count. / 접수 시작일", examples = "2027-01-04") @NotNull
            LocalDate opensOn,

            @Schema(description = "Last day of filing. / 접수 마감일", examples = "2027-01-15") @NotNull
            LocalDate closesOn) {}

    @Schema(name = "MajorChangeFiling", description = "A paper that has arrived, with its scans. / 접수한 전과신청서와 스캔본")
    record FilingBody(
            @Schema(examples = "25103005") @NotBlank @Size(max = 20)
            String studentNumber,

            @Schema(description = "Code of the program. / 전과하려는 전공", examples = "COMPUTER") @NotBlank @Size(max = 100)
            String targetProgram,

            @Schema(description = "Postmark. / 우편소인일자", examples = "2027-01-08") @NotNull
            LocalDate receivedOn,

            @Schema(examples = "적성에 맞는 전공") @NotBlank @Size(max = 500)
            String reason,

            @Schema(description = "Ids of uploaded scans of the form. / 신청서 스캔본의 문서 번호") @NotEmpty @Size(max = 20)
            List<@NotNull UUID> documentIds) {
        MajorChangeService.Filing filing() {
            return new MajorChangeService.Filing(studentNumber, targetProgram, receivedOn, reason, documentIds);
        }
    }

    @Schema(name = "AdmissionQuotaBody", description = "An admission quota. / 모집단위 입학정원")
    record QuotaBody(
            @Schema(examples = "80") @NotNull @Min(0) @Max(99_999)
            Integer quota) {}

    @Schema(name = "TransferEntranceBody", description = "To which year a transfer student was admitted. / 편입학한 학년")
    record EntranceBody(
            @Schema(examples = "3") @NotNull @Min(1) @Max(4) Integer yearLevel,

            @Schema(description = "Whether by general transfer. / 일반편입 여부") @NotNull
            Boolean general) {
        Entrance entrance() {
            return new Entrance(yearLevel, general);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "MajorChangeRound", description = "A round of changes of major. / 전과 회차")
    record RoundResponse(
            @Schema(examples = "2") int id,
            @Schema(examples = "2027-SPRING") String term,
            @Schema(examples = "2027-03-02") LocalDate termStartsOn,
            RoundState state,
            @Schema(examples = "2027-01-04") LocalDate opensOn,
            @Schema(examples = "2027-01-15") LocalDate closesOn,
            @Nullable Instant decidedAt,
            @Nullable String decidedByName) {
        static RoundResponse from(MajorChangeRound round) {
            return new RoundResponse(
                    round.id(),
                    round.term().code().toString(),
                    round.term().startsOn(),
                    round.state(),
                    round.opensOn(),
                    round.closesOn(),
                    round.decidedAt(),
                    round.decidedByName());
        }
    }

    @Schema(
            name = "MajorChangeRoundPage",
            description = "A page of rounds; next is the cursor of the next one. / 전과 회차 목록 한 쪽")
    record RoundPage(
            List<RoundResponse> items,
            @Nullable String next,
            @Nullable Long count) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "MajorChange", description = "An application for a change of major. / 전과 신청")
    record ApplicationResponse(
            @Schema(examples = "31") int id,
            @Schema(examples = "2") int roundId,
            @Schema(examples = "2027-SPRING") String term,
            @Schema(examples = "25103005") String studentNumber,
            @Schema(examples = "이바다") String studentName,

            @Schema(description = "Department when it was filed. / 신청 당시 학과", examples = "3")
            int departmentId,

            @Schema(examples = "COMPUTER") String targetProgram,
            @Schema(examples = "24") int targetDepartmentId,

            @Schema(description = "The change of record that carries it. / 학적변동 신청 번호", examples = "905") @Nullable
            Integer changeId,

            ApplicationState state,
            @Schema(examples = "2027-01-08") LocalDate receivedOn,
            @Schema(examples = "2025") int entranceYear,

            @Schema(description = "Overall average in hundredths. / 전체 평점(100배)", examples = "385") @Nullable
            Integer gpaHundredths,

            @Schema(examples = "36") int earnedCredits,

            @Schema(
                    description = "Among those of the same entrance year who want the same program. / 같은 입학년도와 전공의 순위",
                    examples = "1")
            @Nullable
            Integer rank,

            @Nullable String reason,
            Instant filedAt,
            Instant changedAt) {
        static ApplicationResponse from(MajorChange one) {
            return new ApplicationResponse(
                    one.id(),
                    one.roundId(),
                    one.term(),
                    one.studentNumber(),
                    one.studentName(),
                    one.departmentId(),
                    one.targetProgram(),
                    one.targetDepartmentId(),
                    one.changeId(),
                    one.state(),
                    one.receivedOn(),
                    one.entranceYear(),
                    one.gpaHundredths(),
                    one.earnedCredits(),
                    one.rank(),
                    one.reason(),
                    one.filedAt(),
                    one.changedAt());
        }
    }

    @Schema(name = "MajorChangeList", description = "Applications for a change of major. / 전과 신청 목록")
    record ApplicationList(List<ApplicationResponse> items) {
        static ApplicationList from(List<MajorChange> all) {
            return new ApplicationList(
                    all.stream().map(ApplicationResponse::from).toList());
        }
    }

    @Schema(name = "AdmissionQuota", description = "An admission quota, and the room that it leaves. / 입학정원과 여석")
    record QuotaResponse(
            @Schema(examples = "2025") int entranceYear,
            @Schema(examples = "COMPUTER") String programCode,
            @Schema(examples = "80") int quota,

            @Schema(description = "Students of that year in the program now. / 현재 재적생", examples = "77")
            int present,

            @Schema(description = "Selected and not moved yet. / 선발되어 옮길 학생", examples = "1")
            int selected,

            @Schema(description = "How many may still come. / 여석", examples = "2")
            int room) {
        static QuotaResponse from(AdmissionQuota quota) {
            return new QuotaResponse(
                    quota.entranceYear(),
                    quota.programCode(),
                    Objects.requireNonNullElse(quota.room().quota(), 0),
                    quota.room().present(),
                    quota.room().selected(),
                    quota.room().left());
        }
    }

    @Schema(name = "AdmissionQuotaList", description = "The quotas of an entrance year. / 한 입학년도의 입학정원 목록")
    record QuotaList(List<QuotaResponse> items) {
        static QuotaList from(List<AdmissionQuota> quotas) {
            return new QuotaList(quotas.stream().map(QuotaResponse::from).toList());
        }
    }

    @Schema(name = "TransferEntrance", description = "To which year a transfer student was admitted. / 편입학한 학년")
    record EntranceResponse(
            @Schema(examples = "26103077") String studentNumber,
            @Schema(examples = "3") int yearLevel,

            @Schema(description = "Whether by general transfer. / 일반편입 여부")
            boolean general) {
        static EntranceResponse from(TransferEntrance one) {
            return new EntranceResponse(
                    one.studentNumber(),
                    one.entrance().yearLevel(),
                    one.entrance().general());
        }
    }
}
