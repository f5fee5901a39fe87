package dev.haksa.photo.check;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a check noticed; texts under {@code finding.<CODE>}. None of them refuses a photo: a person looks at it. */
@Schema(
        name = "PhotoFindingCode",
        description = "What a check noticed, for the reviewer / 검토자가 살펴볼 점: "
                + "`MARGIN_LEFT`, `MARGIN_RIGHT`, `MARGIN_TOP`, `MARGIN_BOTTOM` blank margin / 여백 · "
                + "`UNIFORM` nearly one colour / 거의 단색 · `NO_FACE` no face found / 얼굴을 찾지 못함 · "
                + "`SEVERAL_FACES` more than one face / 얼굴이 여럿 · "
                + "`FACE_NOT_CHECKED` faces were not counted / 얼굴 수를 확인하지 못함 · "
                + "`TURNED` the person lies or stands on the head / 방향이 틀림")
public enum FindingCode {
    /** A band of one colour with a straight inner edge along the left side; fact {@code pixels}. */
    MARGIN_LEFT,
    /** The same on the right. */
    MARGIN_RIGHT,
    /** The same at the top. */
    MARGIN_TOP,
    /** The same at the bottom. */
    MARGIN_BOTTOM,
    /** The picture shows next to nothing. */
    UNIFORM,
    /** No face was found. */
    NO_FACE,
    /** More than one face was found; fact {@code faces}. */
    SEVERAL_FACES,
    /** Faces could not be counted here, or counting is switched off. */
    FACE_NOT_CHECKED,
    /** A face was found only after turning the picture; fact {@code degrees}, clockwise, that would put it upright. */
    TURNED
}
