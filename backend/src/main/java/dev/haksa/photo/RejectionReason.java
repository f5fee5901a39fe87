package dev.haksa.photo;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a photo is rejected (비정상 사진). */
@Schema(
        name = "PhotoRejectionReason",
        description = "Why a photo is rejected: not the person, an animal or a celebrity, two or more persons, wrong"
                + " orientation, margins, quality, something else (the note says what). / 반려 사유(본인이 아님, 동물·연예인,"
                + " 2인 이상, 방향, 여백, 화질, 기타)")
public enum RejectionReason {
    /** 본인이 아님 */
    NOT_THE_PERSON,
    /** 동물·연예인 사진 */
    ANIMAL_OR_CELEBRITY,
    /** 2인 이상 */
    SEVERAL_PERSONS,
    /** 사진 방향 */
    ORIENTATION,
    /** 여백 */
    MARGINS,
    /** 화질 */
    QUALITY,
    /** 기타 */
    OTHER;

    /** Name of the text that says why: {@code value.<name>}. */
    public String text() {
        return "PHOTO_" + name();
    }

    /**
     * Name of the text that says what the student does about it: {@code value.<name>}.
     *
     * @param mayUpload false for somebody who cannot put in photos now, and gives one to the department
     */
    public String advice(boolean mayUpload) {
        return text() + (mayUpload ? "_ADVICE" : "_ADVICE_CLOSED");
    }
}
