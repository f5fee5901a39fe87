package dev.haksa.student.api;

import dev.haksa.student.StudentContacts.Contact;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How to reach a student. */
@Schema(name = "StudentContact", description = "How to reach a student besides the inbox. / 알림함 외에 학생에게 연락하는 방법")
record ContactBody(
        @Schema(
                description = "Where notices are sent as well; null: nowhere. / 알림을 함께 받을 이메일, null이면 보내지 않음",
                examples = "haneul@example.ac.kr",
                nullable = true)
        @Nullable
        String email) {
    static ContactBody from(Contact contact) {
        return new ContactBody(contact.email());
    }
}
