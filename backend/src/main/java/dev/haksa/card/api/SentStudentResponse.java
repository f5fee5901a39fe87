package dev.haksa.card.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.card.Delivery;
import dev.haksa.card.EntryChannel;
import dev.haksa.card.EntryKind;
import dev.haksa.card.EntryState;
import dev.haksa.card.SentStudent;
import dev.haksa.shared.i18n.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A student on the list of a campaign. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "CardCampaignStudent",
        description = "A student whom a department has sent, and what became of the student since."
                + " / 발송된 신청명단의 학생과 진행 상황")
record SentStudentResponse(
        @Schema(examples = "24115001") String studentNumber,
        @Schema(examples = "김하늘") String name,
        @Schema(examples = "12") int departmentId,
        @Schema(examples = "소방안전관리학과") String department,
        @Schema(examples = "소방안전관리전공") String program,

        @Schema(description = "By credits (article 26). / 학년", examples = "1")
        int yearLevel,

        EntryKind kind,
        EntryState state,

        @Schema(description = "When the state last changed. / 상태가 바뀐 때")
        Instant changedAt,

        @Schema(description = "Whether the dean has approved the student. / 결재 여부", examples = "true")
        boolean approved,

        @Schema(description = "How the student applies as of today. / 오늘의 신청 방법")
        EntryChannel channel,

        @Schema(
                description = "Day from which somebody on paper for the age alone applies by mobile."
                        + " / 나이 때문에 서면인 학생이 모바일로 신청할 수 있는 날",
                examples = "2024-04-02")
        @Nullable
        LocalDate mobileFrom,

        @Schema(description = "The latest refusal of the card company; stays when it was made good. / 카드사의 마지막 거절")
        @Nullable
        CardRefusalResponse refusal,

        Delivery delivery,

        @Schema(
                description = "Whether the photo that counts now is the one that the department confirmed."
                        + " / 지금 승인된 사진이 학과가 확인한 사진인지",
                examples = "true")
        boolean photoConfirmed,

        @Schema(description = "The student's place in what is handed to the card company. / 전송 자료에서의 위치") @Nullable
        Packaged packaged,

        @Schema(description = "The form on paper. / 서면 신청서") @Nullable
        PaperForm paperForm) {
    @Schema(name = "CardPackaged", description = "The place of a student in a package. / 전송 자료에서의 위치")
    record Packaged(
            @Schema(description = "Of the package. / 전송 자료의 순번", examples = "1")
            int sequence,

            @Schema(description = "By which the card company answers. / 카드사가 답하는 번호", examples = "000007")
            String entryNumber) {
        static @Nullable Packaged from(SentStudent.@Nullable Packaged packaged) {
            return packaged == null ? null : new Packaged(packaged.sequence(), "%06d".formatted(packaged.number()));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CardPaperForm", description = "A form on paper. / 서면 신청서")
    record PaperForm(
            @Schema(examples = "2024-03-21") LocalDate receivedOn,
            @Schema(examples = "2024-03-22") @Nullable LocalDate sentOn) {
        static @Nullable PaperForm from(SentStudent.@Nullable PaperForm form) {
            return form == null ? null : new PaperForm(form.receivedOn(), form.sentOn());
        }
    }

    static SentStudentResponse from(SentStudent student, Language language) {
        return new SentStudentResponse(
                student.studentNumber(),
                student.name(),
                student.departmentId(),
                student.department(),
                student.program(),
                student.yearLevel(),
                student.kind(),
                student.state(),
                student.changedAt(),
                student.approved(),
                student.channel(),
                student.mobileFrom(),
                CardRefusalResponse.ofNullable(student.refusal(), language),
                student.delivery(),
                student.photoConfirmed(),
                Packaged.from(student.packaged()),
                PaperForm.from(student.paperForm()));
    }

    @Schema(
            name = "CardCampaignStudentPage",
            description = "A page of students; next is the cursor of the next one. / 발급 대상 학생 목록 한 쪽")
    record StudentPage(
            List<SentStudentResponse> items,
            @Nullable String next,
            @Nullable Long count) {}
}
