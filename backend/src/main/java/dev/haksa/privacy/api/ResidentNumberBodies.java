package dev.haksa.privacy.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.privacy.MaskedNumber;
import dev.haksa.privacy.NumberRead;
import dev.haksa.privacy.OpenedNumber;
import dev.haksa.privacy.PastNumber;
import dev.haksa.privacy.ReadPurpose;
import dev.haksa.privacy.ReadSubject;
import dev.haksa.privacy.ResidentNumberHistory;
import dev.haksa.privacy.ResidentNumberProposing;
import dev.haksa.privacy.ResidentNumberService.Entered;
import dev.haksa.privacy.RotationReport;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is said about resident numbers over HTTP. */
final class ResidentNumberBodies {
    private ResidentNumberBodies() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "MaskedResidentNumber", description = "A resident number with its secret part in stars. / 가린 주민등록번호")
    record Masked(
            @Schema(description = "Left out when none is on record. / 등록되지 않았으면 생략", examples = "030101-3******")
            @Nullable
            String masked) {
        static Masked from(MaskedNumber number) {
            return new Masked(number.masked());
        }
    }

    @Schema(name = "ResidentNumberEntry", description = "A resident number to be entered. / 등록할 주민등록번호")
    record Entry(
            @Schema(description = "With or without hyphen. / 하이픈은 생략 가능", examples = "030101-3000009")
            @NotBlank
            @Size(max = 20)
            String residentNumber,

            @Schema(
                    description =
                            "True when it was given out or changed since October 2020: it has no check digit then."
                                    + " / 2020년 10월 이후 부여되거나 변경된 번호이면 true(검증번호 없음)")
            @Nullable
            Boolean issuedSinceOctober2020) {
        Entered entered() {
            return new Entered(residentNumber, Boolean.TRUE.equals(issuedSinceOctober2020));
        }

        /** Never the number itself, so that no log holds it. */
        @Override
        public String toString() {
            return "ResidentNumberEntry";
        }
    }

    @Schema(
            name = "ResidentNumberProposal",
            description = "A number that is proposed for a correction. / 정정을 위해 제출한 번호")
    record Proposed(
            @Schema(description = "To be named in the application as residentNumberProposal. / 정정 신청에 적을 식별자")
            UUID id,

            @Schema(examples = "030101-3******") String masked) {
        static Proposed from(ResidentNumberProposing.Proposal proposal) {
            return new Proposed(proposal.id(), proposal.masked());
        }
    }

    @Schema(name = "ResidentNumberReadRequest", description = "What a full number is needed for. / 열람 목적과 근거")
    record ReadRequest(
            @NotNull ReadPurpose purpose,

            @Schema(description = "The law or the matter, in a sentence. / 근거 법령이나 업무")
            @NotBlank
            @Size(min = 5, max = 300)
            String basis) {}

    @Schema(
            name = "OpenedResidentNumber",
            description = "A full resident number and the entry about reading it. / 열람한 주민등록번호")
    record Opened(@Schema(examples = "030101-3000009") String residentNumber, OwnRead read) {
        static Opened from(OpenedNumber opened) {
            return new Opened(opened.number(), OwnRead.from(opened.read()));
        }

        /** Never the number itself, so that no log holds it. */
        @Override
        public String toString() {
            return "OpenedResidentNumber";
        }
    }

    @Schema(name = "OwnResidentNumberRead", description = "Who read one's number. / 본인 번호를 열람한 기록")
    record OwnRead(
            int id,
            String studentNumber,
            Instant at,
            String readerName,
            ReadPurpose purpose,
            String basis,
            ReadSubject subject) {
        static OwnRead from(NumberRead read) {
            return new OwnRead(
                    read.id(),
                    read.studentNumber(),
                    read.at(),
                    read.readerName(),
                    read.purpose(),
                    read.basis(),
                    read.subject());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PastResidentNumber", description = "What a number was and is since then, masked. / 변경 전후의 가린 번호")
    record Past(
            int id,

            @Schema(description = "Left out when there was none. / 이전에 없었으면 생략", examples = "030101-3******") @Nullable
            String masked,

            @Schema(examples = "030102-3******") String maskedAfter,

            @Schema(
                    description = "The application it goes back to, or office. / 근거가 된 신청, 또는 office",
                    examples = "record-change/12")
            String source,

            Instant at,
            String actorName) {
        static Past from(PastNumber past) {
            return new Past(past.id(), past.masked(), past.maskedAfter(), past.source(), past.at(), past.actorName());
        }
    }

    @Schema(
            name = "ResidentNumberHistory",
            description = "What a number was, the latest first, and the entry about looking. / 변경 이력과 열람 기록")
    record PastNumbers(List<Past> items, OwnRead read) {
        static PastNumbers from(ResidentNumberHistory.Shown shown) {
            return new PastNumbers(shown.items().stream().map(Past::from).toList(), OwnRead.from(shown.read()));
        }
    }

    @Schema(name = "OwnResidentNumberReadPage", description = "A page of reads, the latest first. / 최근 순 열람 기록")
    record OwnReadPage(
            List<OwnRead> items,
            @Nullable String next,
            @Nullable Long count) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ResidentNumberRead", description = "Who read which number, when, for what, on what ground. / 열람 기록")
    record Read(
            int id,
            String studentNumber,
            Instant at,
            String readerId,
            String readerName,
            String readerRoles,
            ReadPurpose purpose,
            String basis,
            @Nullable String correlationId,
            ReadSubject subject) {
        static Read from(NumberRead read) {
            return new Read(
                    read.id(),
                    read.studentNumber(),
                    read.at(),
                    read.readerId(),
                    read.readerName(),
                    read.readerRoles(),
                    read.purpose(),
                    read.basis(),
                    read.correlationId(),
                    read.subject());
        }
    }

    @Schema(name = "ResidentNumberReadPage", description = "A page of reads, the latest first. / 최근 순 열람 기록")
    record ReadPage(
            List<Read> items,
            @Nullable String next,
            @Nullable Long count) {}

    @Schema(name = "ResidentNumberRotation", description = "What a rotation of keys did. / 암호화 키 교체 결과")
    record Rotation(
            int id,
            Instant at,
            String runByName,

            @Schema(description = "Key that seals everything now. / 현재 키")
            String toKey,

            @Schema(description = "Numbers sealed anew. / 다시 암호화한 건수")
            int reencrypted,

            @Schema(description = "Numbers that did not open; nothing was changed there. / 열지 못한 건수")
            int failed,

            @Schema(
                    description =
                            "Numbers that another key still seals: until there are none, keep that key. / 아직 다른 키로 암호화된 건수, 0이 될 때까지 그 키를 보관")
            int remaining) {
        static Rotation from(RotationReport report) {
            return new Rotation(
                    report.id(),
                    report.at(),
                    report.runByName(),
                    report.toKey(),
                    report.reencrypted(),
                    report.failed(),
                    report.remaining());
        }
    }
}
