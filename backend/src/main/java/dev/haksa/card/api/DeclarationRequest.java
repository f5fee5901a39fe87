package dev.haksa.card.api;

import dev.haksa.card.Delivery;
import dev.haksa.card.StudentCardService.Said;
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

        @Schema(
                description =
                        "Unless said: HOME, or what the company was told with the package; that is not changed any more."
                                + " / 수령지(정하지 않으면 자택, 카드사에 알린 뒤에는 알린 곳이며 바꿀 수 없음)",
                nullable = true)
        @Nullable
        Delivery delivery) {
    Said said() {
        return new Said(ownPhone, delivery);
    }
}
