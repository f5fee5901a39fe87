package dev.haksa.photo.api;

/** Longer texts of the contract. */
final class PhotoTexts {
    /** Of students. Why repeating is harmless stands here, since these operations take no Idempotency-Key. */
    static final String UPLOAD = "사진을 본문 그대로 보내 등록합니다. 가로 295 × 세로 367 픽셀의 JPEG(5 MB 이하)만 받으며 형식은 이름이 아니라 내용으로 판단합니다."
            + " 올린 사진은 학과의 심사를 기다리며, 심사 중이던 사진은 새 사진으로 대체됩니다. 승인된 사진은 다음 사진이 승인될 때까지 그대로입니다."
            + " fit=crop이면 규격에 맞추어 자른 미리보기(PREVIEW)를 답하고, 보고 확정해야 심사로 넘어갑니다. 확정하지 않은 미리보기는 하루 뒤 사라집니다."
            + " 재학생과 휴학생이 등록 기간에 올릴 수 있습니다."
            + " 답을 받지 못했으면 그대로 다시 보내세요. 같은 사진은 파일 내용으로 알아보므로 한 번만 등록되고(200, changed=false),"
            + " 동시에 여러 번 보내도 같습니다. 방금 반려된 사진은 다시 심사하지 않고 409로 알립니다."
            + "\n\nA JPEG of 295 × 367 pixels, up to 5 MB; its content decides, not its name. It waits for the department's review"
            + " and takes the place of the one in review; the approved one counts until another is approved. fit=crop answers a"
            + " preview (PREVIEW) that has to be confirmed within a day. Without an answer send the same again: the same picture is"
            + " put in once (200, changed=false); there is no Idempotency-Key.";

    static final String CONFIRM = "잘라서 맞춘 미리보기를 확인하고 심사를 신청합니다. If-Match에 미리보기의 ETag를 넣어 주세요."
            + " 심사 중이던 사진은 이 사진으로 대체됩니다. 이미 확정한 미리보기를 같은 ETag로 다시 확정하면 아무것도 바뀌지 않고 같은 사진을 답합니다."
            + "\n\nHands a preview in, with its ETag as If-Match; within a day of the upload, and as long as photos are taken. Once more"
            + " with the same ETag changes nothing.";

    static final String REPLACE = "학생의 사진을 사유와 함께 등록·교체합니다(사진수정). 바로 승인되며, 승인되어 있던 사진과 심사 중인 사진을 대체합니다."
            + " 가로 295 × 세로 367 픽셀의 JPEG(5 MB 이하)만 받으며 형식은 이름이 아니라 내용으로 판단합니다."
            + " 재학·휴학·수료 학생에게 언제든지 할 수 있고, 학생에게 사유와 함께 알려집니다."
            + " If-Match에 이 학생의 사진 전체의 ETag를 넣어 주세요(같은 주소의 GET, 또는 목록의 photosVersion을 큰따옴표로 묶은 값)."
            + " 그 사이 학생이나 다른 직원이 사진을 바꾸었으면 412이니 다시 보고 결정해 주세요."
            + " 승인되어 있는 사진과 같은 사진은 ETag가 예전 것이어도 아무것도 바꾸지 않으므로(200, changed=false),"
            + " 답을 받지 못했으면 그대로 다시 보내도 됩니다. dryRun=true는 사진만 확인하며 If-Match가 필요 없습니다."
            + "\n\nIt counts at once, whatever was there before, and the student is told the reason. If-Match is the ETag of all photos"
            + " of the student (GET at this address, or photosVersion of a list in double quotes); 412 when the student or a colleague"
            + " changed them since. The picture that counts already changes nothing (200, changed=false). dryRun=true only looks and"
            + " needs no If-Match.";

    static final String REASON = "Why; it stands in the audit trail, and the student reads it. / 사유(감사 기록과 학생 알림에 남음)";

    static final String NOTHING_NEW =
            "The verdict of a dry run, or the same picture was there already. / 확인 결과, 또는 이미 있는 사진";

    static final String BAD_PICTURE =
            "The picture cannot be taken (invalid-request): PHOTO_WRONG_SIZE (send fit=crop), PHOTO_NOT_JPEG,"
                    + " PHOTO_TOO_SMALL, PHOTO_LANDSCAPE, PHOTO_BROKEN, PHOTO_POLYGLOT, PHOTO_TOO_LARGE_PICTURE, and PHOTO_MISSING in a form;"
                    + " or the request is not valid. / 받을 수 없는 사진, 또는 올바르지 않은 요청";

    static final String NOT_TAKEN =
            "The record does not allow photos, or this picture was rejected last (conflict): PHOTO_NOT_STUDYING,"
                    + " PHOTO_REJECTED_BEFORE. / 사진을 올릴 수 없는 학적 상태, 또는 방금 반려된 사진";

    static final String NOT_CONFIRMED =
            "It is no preview, the record does not allow photos, or this picture was rejected last (conflict):"
                    + " PHOTO_NO_PREVIEW, PHOTO_NOT_STUDYING, PHOTO_REJECTED_BEFORE."
                    + " / 미리보기가 아님, 사진을 올릴 수 없는 학적 상태, 또는 방금 반려된 사진";

    static final String TOO_LARGE = "More than 5 MB: PHOTO_TOO_LARGE_FILE. / 5 MB 초과";

    static final String CLOSED =
            "Photos cannot be put in now (refused): CARD_PHOTOS_CLOSED, or PHOTO_WINDOW_CLOSED. / 등록 기간이 아님";

    private PhotoTexts() {}
}
