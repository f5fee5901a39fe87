package dev.haksa.photo.api;

/** Longer texts of the contract. */
final class PhotoTexts {
    /** Of students. Why repeating is harmless stands here, since these operations take no Idempotency-Key. */
    static final String UPLOAD = "사진을 본문 그대로 보내 등록합니다. 가로 295 × 세로 367 픽셀의 JPEG(5 MB 이하)만 받으며 형식은 이름이 아니라 내용으로 판단합니다."
            + " 올린 사진은 학과의 심사를 기다리며, 심사 중이던 사진은 새 사진으로 대체됩니다. 승인된 사진은 다음 사진이 승인될 때까지 그대로입니다."
            + " fit=crop이면 규격에 맞추어 자른 미리보기(PREVIEW)를 답하고, 보고 확정해야 심사로 넘어갑니다. 확정하지 않은 미리보기는 하루 뒤 사라집니다."
            + " 재학생과 휴학생이 등록 기간에 올릴 수 있습니다."
            + " 답을 받지 못했으면 그대로 다시 보내세요. 같은 사진은 파일 내용으로 알아보므로 한 번만 등록되고(200, changed=false),"
            + " 동시에 여러 번 보내도 같습니다. 방금 반려된 사진은 다시 심사하지 않고 409로 알립니다.";

    static final String CONFIRM = "잘라서 맞춘 미리보기를 확인하고 심사를 신청합니다. If-Match에 미리보기의 ETag를 넣어 주세요."
            + " 심사 중이던 사진은 이 사진으로 대체됩니다. 이미 확정한 미리보기를 같은 ETag로 다시 확정하면 아무것도 바뀌지 않고 같은 사진을 답합니다.";

    static final String REPLACE = "학생의 사진을 사유와 함께 등록·교체합니다(사진수정). 바로 승인되며, 승인되어 있던 사진과 심사 중인 사진을 대체합니다."
            + " 가로 295 × 세로 367 픽셀의 JPEG(5 MB 이하)만 받으며 형식은 이름이 아니라 내용으로 판단합니다."
            + " 재학·휴학·수료 학생에게 언제든지 할 수 있고, 학생에게 사유와 함께 알려집니다."
            + " If-Match에 이 학생의 사진 전체의 ETag를 넣어 주세요(같은 주소의 GET, 또는 목록의 photosVersion을 큰따옴표로 묶은 값)."
            + " 그 사이 학생이나 다른 직원이 사진을 바꾸었으면 412이니 다시 보고 결정해 주세요."
            + " 승인되어 있는 사진과 같은 사진은 ETag가 예전 것이어도 아무것도 바꾸지 않으므로(200, changed=false),"
            + " 답을 받지 못했으면 그대로 다시 보내도 됩니다. dryRun=true는 사진만 확인하며 If-Match가 필요 없습니다.";

    static final String REASON = "Why; it stands in the audit trail, and the student reads it. / 사유(감사 기록과 학생 알림에 남음)";

    static final String NOTHING_NEW =
            "The verdict of a dry run, or the same picture was there already. / 확인 결과, 또는 이미 있는 사진";

    private PhotoTexts() {}
}
