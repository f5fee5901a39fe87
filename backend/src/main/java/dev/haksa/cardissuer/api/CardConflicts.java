package dev.haksa.cardissuer.api;

/** What of a package or campaign may be in the way; what to do then stands in backend/docs/card-transfer.md, chapter 8. */
final class CardConflicts {
    static final String FETCHING =
            "Not ready yet, taken back, deleted, sealed to a certificate that is not valid, or its file is lost (conflict):"
                    + " CARD_PACKAGE_NOT_READY, CARD_PACKAGE_WITHDRAWN, CARD_PACKAGE_REMOVED, CARD_PACKAGE_SEAL_NOT_VALID,"
                    + " CARD_PACKAGE_FILE_LOST, CARD_TRANSFER_OVER."
                    + " / 아직 준비되지 않음, 회수되거나 폐기됨, 인증서가 유효하지 않음, 파일이 손상됨";
    static final String ANSWERING =
            "Not ready yet, taken back, the package before is not confirmed, or the campaign has ended (conflict):"
                    + " CARD_PACKAGE_NOT_READY, CARD_PACKAGE_WITHDRAWN, CARD_PACKAGE_BEFORE_MISSING, CARD_TRANSFER_OVER."
                    + " / 아직 준비되지 않음, 회수됨, 앞선 자료를 확인하지 않음, 또는 발급이 끝남";
    static final String REPORTING =
            "The entry's package is not confirmed, and cannot be yet or any more (conflict): CARD_PACKAGE_BEFORE_MISSING,"
                    + " CARD_TRANSFER_OVER. / 자료의 전송을 확인할 수 없음(앞선 자료를 확인하지 않았거나 발급이 끝남)";

    private CardConflicts() {}
}
