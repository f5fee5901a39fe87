package dev.haksa.card.api;

import dev.haksa.card.Delivery;
import dev.haksa.card.StudentCardService.Said;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a student says. */
@Schema(name = "CardDeclarationRequest", description = "What the student says for the campaign. / 학생이 밝히는 내용")
record DeclarationRequest(
        @Schema(
                description = "Whether the phone is in the student's own name; null: not said. / 본인명의 휴대폰인지",
                examples = "true",
                nullable = true)
        @Nullable
        Boolean ownPhone,

        @Schema(description = "HOME unless said. / 수령지(정하지 않으면 자택)", nullable = true) @Nullable
        Delivery delivery) {
    Said said() {
        return new Said(ownPhone, Objects.requireNonNullElse(delivery, Delivery.HOME));
    }
}
