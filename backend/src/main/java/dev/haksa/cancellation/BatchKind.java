package dev.haksa.cancellation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a reviewed batch does. */
@Schema(
        name = "EnrollmentBatchKind",
        description = "What a batch does. / 일괄 처리의 종류: CLOSURE 폐강, UNDERPAYMENT_NOTICE 오납 통지,"
                + " UNDERPAYMENT_CANCELLATION 오납 수강취소, WITHDRAWAL 수강철회")
public enum BatchKind {
    /** Sections are closed (제5조②); an item is a section. */
    CLOSURE("5.2"),
    /** Who paid for too few credits is told so (제5조③); an item is a student. */
    UNDERPAYMENT_NOTICE("5.3"),
    /** Who was told and did nothing loses the latest enrollments (제5조③); an item is a student. */
    UNDERPAYMENT_CANCELLATION("5.3"),
    /** Applications to withdraw from courses are decided (제46조②); an item is an application. */
    WITHDRAWAL("46.2");

    private final String article;

    BatchKind(String article) {
        this.article = article;
    }

    /** Key of the article that it rests on. */
    public String article() {
        return article;
    }
}
