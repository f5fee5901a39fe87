package dev.haksa.card.api;

import dev.haksa.card.PhotoConfirmation;
import dev.haksa.card.RosterReopening;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Bodies of requests about rosters. */
final class RosterRequests {
    private RosterRequests() {}

    @Schema(
            name = "CardPhotoConfirmation",
            description = "A photo that the department knows to be the student. / 본인으로 확인한 사진")
    record Confirmation(
            @Schema(examples = "24115001") @NotNull @Pattern(regexp = "[0-9]{8}")
            String studentNumber,

            @Schema(examples = "6f1e3a52-6c1e-4a51-9d0d-5b1b2f1f7a11") @NotNull
            UUID photoId,

            @Schema(description = "Of the photo that was seen. / 확인한 사진의 버전", examples = "2") @NotNull
            Integer photoVersion) {
        PhotoConfirmation confirmation() {
            return new PhotoConfirmation(studentNumber, photoId, photoVersion);
        }
    }

    @Schema(
            name = "CardPhotoConfirmations",
            description = "Photos that the department knows to be the students. / 확인한 사진들")
    record Confirmations(@NotNull @Size(min = 1, max = 500) List<@NotNull @Valid Confirmation> confirmations) {
        List<PhotoConfirmation> list() {
            return confirmations.stream().map(Confirmation::confirmation).toList();
        }
    }

    @Schema(
            name = "CardRosterChange",
            description = "Students to be taken off or put on again, and why. / 제외하거나 다시 넣을 학생과 사유")
    record Change(
            @Schema(examples = "[\"24115001\"]") @NotNull @Size(min = 1, max = 500)
            List<@NotNull @Pattern(regexp = "[0-9]{8}") String> studentNumbers,

            @Schema(description = "The students read it. / 학생에게 보이는 사유", examples = "증명사진과 본인이 다릅니다.")
            @NotBlank
            @Size(max = 500)
            String reason) {}

    @Schema(
            name = "CardRosterReopening",
            description = "Lets a department work on after the stage's end. / 기한이 지난 뒤 학과 명단을 다시 열기")
    record Reopening(
            @Schema(description = "Last day. / 마지막 날", examples = "2024-03-14") @NotNull
            LocalDate until,

            @Schema(
                    description = "Whether its students may upload photos as long, too. / 학생의 사진 업로드도 열지",
                    examples = "false",
                    nullable = true)
            @Nullable
            Boolean photos,

            @Schema(examples = "학과 전산 장애로 명단을 보내지 못하였습니다.") @NotBlank @Size(max = 500)
            String reason) {
        RosterReopening reopening() {
            return new RosterReopening(until, Objects.requireNonNullElse(photos, false), reason);
        }
    }
}
