package dev.haksa.card.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.card.CardAction;
import dev.haksa.card.CardRoster;
import dev.haksa.card.EntryChannel;
import dev.haksa.card.EntryKind;
import dev.haksa.card.EntryState;
import dev.haksa.card.PhotoConfirmation;
import dev.haksa.card.RosterItem;
import dev.haksa.card.RosterSending.Report;
import dev.haksa.card.RosterService.Confirmed;
import dev.haksa.card.RosterState;
import dev.haksa.card.RosterStudent;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.problem.ProblemViolation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A department's roster. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CardRoster", description = "A department's roster in a campaign. / 학과의 신청명단")
record RosterResponse(
        @Schema(examples = "2024-SPRING") String campaign,
        @Schema(examples = "12") int departmentId,
        @Schema(examples = "소방안전관리학과") String departmentName,
        RosterState state,

        @Schema(description = "Last day on which it may be sent. / 발송 기한(다시 연 경우 그날)", examples = "2024-03-13")
        LocalDate until,

        @Schema(description = "Reopened by academic affairs until. / 교학처가 다시 연 기한") @Nullable
        LocalDate reopenedUntil,

        @Schema(description = "Whether students may upload as long, too. / 사진 업로드도 다시 열었는지", examples = "false")
        boolean photosReopened,

        @Schema(description = "When it was reopened last. / 마지막으로 다시 연 때") @Nullable
        Instant reopenedAt,

        @Schema(description = "Who reopened it. / 다시 연 사람", examples = "박교학") @Nullable
        String reopenedBy,

        @Schema(description = "Why. / 다시 연 사유", examples = "학과 전산 장애로 명단을 보내지 못하였습니다.") @Nullable
        String reopeningReason,

        @Schema(description = "Students on it. / 명단에 있는 학생 수", examples = "21")
        int listed,

        @Schema(
                description = "Of them, with a confirmed photo, or approved already. / 그중 사진을 확인했거나 이미 결재된 학생 수",
                examples = "21")
        int confirmed,

        @Schema(description = "Students left off. / 제외된 학생 수", examples = "40")
        int excluded,

        @Schema(description = "Students who were sent and count. / 발송되어 유효한 학생 수", examples = "21")
        int entries,

        @Schema(
                description =
                        "Those of them whom the card company refused and who are no further yet; the list of students"
                                + " with refused=true says who, why and what to do."
                                + " / 그중 카드사가 거절하여 조치가 필요한 학생 수(학생 목록의 refused=true에서 확인)",
                examples = "0")
        int refused,

        @Nullable Instant sentAt,
        @Nullable String sentBy,

        @Schema(description = "What the caller can do now; only where the roster itself is shown. / 지금 할 수 있는 일(단건 조회)")
        @Nullable
        List<CardActionLink> actions) {
    static RosterResponse from(CardRoster roster) {
        return from(roster, null);
    }

    static RosterResponse from(CardRoster roster, @Nullable List<CardAction> actions) {
        CardRoster.Reopened reopened = roster.reopened();
        return new RosterResponse(
                roster.campaign(),
                roster.departmentId(),
                roster.departmentName(),
                roster.state(),
                roster.until(),
                roster.reopenedUntil(),
                roster.photosReopened(),
                reopened == null ? null : reopened.at(),
                reopened == null ? null : reopened.by(),
                reopened == null ? null : reopened.reason(),
                roster.listed(),
                roster.confirmed(),
                roster.excluded(),
                roster.entries(),
                roster.refused(),
                roster.sentAt(),
                roster.sentBy(),
                actions == null ? null : CardActionLink.roster(roster.campaign(), roster.departmentId(), actions));
    }

    @Schema(name = "CardRosters", description = "The rosters of a campaign by department. / 학과별 신청명단 현황")
    record Overview(
            List<RosterResponse> items,

            @Schema(description = "Departments that have sent. / 발송한 학과 수", examples = "18")
            int sent,

            @Schema(description = "Departments that have not. / 발송하지 않은 학과 수", examples = "2")
            int notSent) {
        static Overview from(List<CardRoster> rosters) {
            int sent = (int) rosters.stream().filter(CardRoster::wasSent).count();
            return new Overview(rosters.stream().map(RosterResponse::from).toList(), sent, rosters.size() - sent);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "CardRosterStudent",
            description = "A student whom the department decides on: on the roster, or left off with the reasons."
                    + " / 명단에 있거나 사유와 함께 제외된 학생")
    record Student(
            @Schema(examples = "24115001") String studentNumber,
            @Schema(examples = "김하늘") String name,
            @Schema(examples = "소방안전관리전공") String program,

            @Schema(description = "By credits (article 26). / 학년", examples = "1")
            int yearLevel,

            EntryKind kind,
            @Schema(examples = "true") boolean listed,
            List<ProblemViolation> reasons,

            @Schema(description = "How the student applies as of today. / 오늘의 신청 방법") @Nullable
            EntryChannel channel,

            @Schema(description = "What became of the student since the roster was sent; absent before. / 발송된 뒤의 진행 상태")
            @Nullable
            EntryState state,

            @Schema(description = "The approved photo when the roster was last built. / 명단을 만들 때의 승인된 사진") @Nullable
            UUID photoId,

            @Schema(description = "To be sent with a confirmation. / 확인할 때 함께 보냄", examples = "2") @Nullable
            Integer photoVersion,

            @Schema(description = "Whether that very photo is confirmed. / 이 사진을 확인했는지", examples = "true")
            boolean confirmed) {
        static Student from(RosterStudent student, Language language) {
            RosterItem item = student.item();
            return new Student(
                    item.studentNumber(),
                    item.name(),
                    student.program(),
                    student.yearLevel(),
                    student.kind(),
                    item.listed(),
                    CardTexts.reasons(item.reasons(), language),
                    item.channel(),
                    student.state(),
                    item.photoId(),
                    item.photoVersion(),
                    item.confirmed());
        }
    }

    @Schema(
            name = "CardRosterStudentPage",
            description = "A page of students; next is the cursor of the next one. / 신청명단 학생 목록 한 쪽")
    record StudentPage(
            List<Student> items,
            @Nullable String next,
            @Nullable Long count) {}

    @Schema(name = "CardConfirmationResult", description = "What became of the confirmation of a photo. / 사진 확인 결과")
    record ConfirmationResult(@Schema(examples = "24115001") String studentNumber, PhotoConfirmation.Outcome outcome) {}

    @Schema(
            name = "CardConfirmations",
            description = "The roster, and what became of each confirmation. / 신청명단과 사진 확인 결과")
    record Confirmations(RosterResponse roster, List<ConfirmationResult> results) {
        static Confirmations from(Confirmed confirmed) {
            return new Confirmations(
                    RosterResponse.from(confirmed.roster()),
                    confirmed.results().stream()
                            .map(one -> new ConfirmationResult(one.studentNumber(), one.outcome()))
                            .toList());
        }
    }

    @Schema(name = "CardRosterSending", description = "What was sent. / 신청명단 발송 결과")
    record Sending(
            RosterResponse roster,

            @Schema(description = "Who is on it for the first time. / 처음 보낸 학생")
            List<String> added,

            @Schema(description = "Who was on it and is not any more. / 다시 확인하여 빠진 학생")
            List<LeftOffResponse> dropped,

            @Schema(
                    description =
                            "Whose data the card company refused and whom nobody has put on again: they are not sent."
                                    + " / 카드사가 자료를 거절하였고 다시 넣지 않아 보내지 않은 학생(학번)")
            List<String> stillRefused) {
        static Sending from(Report report, Language language) {
            return new Sending(
                    RosterResponse.from(report.roster()),
                    report.added(),
                    LeftOffResponse.from(report.dropped(), language),
                    report.stillRefused());
        }
    }
}
