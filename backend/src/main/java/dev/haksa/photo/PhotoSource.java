package dev.haksa.photo;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who put a photo in. */
@Schema(
        name = "PhotoSource",
        description = "Who put the photo in: the student, staff one by one, staff with many at once."
                + " / 사진을 올린 방법(학생, 직원의 사진수정, 직원의 일괄등록)")
public enum PhotoSource {
    /** 학생 */
    STUDENT,
    /** 직원의 사진수정 */
    STAFF,
    /** 직원의 사진일괄등록 */
    IMPORT
}
