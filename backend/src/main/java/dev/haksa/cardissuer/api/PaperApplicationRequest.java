package dev.haksa.cardissuer.api;

import dev.haksa.card.Delivery;
import dev.haksa.cardissuer.PaperApplications.Received;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A form that was received. */
@Schema(name = "CardPaperApplicationRequest", description = "A form that was received. / 받은 서면 신청서")
public record PaperApplicationRequest(
        @Schema(examples = "24101007") @NotBlank @Size(max = 20)
        String studentNumber,

        @Schema(description = "The day on which the form was received. / 신청서를 받은 날") @NotNull
        LocalDate receivedOn,

        @Schema(
                description = "Where the card goes, if the form says so; else as the student had said. / 신청서에 적은 수령지",
                nullable = true)
        @Nullable
        Delivery delivery) {
    Received received() {
        return new Received(studentNumber, receivedOn, delivery);
    }
}
