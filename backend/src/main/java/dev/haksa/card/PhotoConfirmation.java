package dev.haksa.card;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody says that a photo is the student.
 *
 * @param photoVersion of the photo that was seen
 */
public record PhotoConfirmation(String studentNumber, UUID photoId, int photoVersion) {
    /** What became of it. */
    @Schema(
            name = "CardConfirmationOutcome",
            description =
                    "What became of a confirmation: noted, the photo is another one by now, the student is not on the"
                            + " roster. / 사진 확인의 결과(확인됨, 그사이 사진이 바뀜, 명단에 없는 학생)")
    public enum Outcome {
        /** 확인됨 */
        CONFIRMED,
        /** 사진이 바뀜 */
        PHOTO_CHANGED,
        /** 명단에 없음 */
        NOT_LISTED
    }

    /** What became of the confirmation of a student's photo. */
    public record Result(String studentNumber, Outcome outcome) {}
}
