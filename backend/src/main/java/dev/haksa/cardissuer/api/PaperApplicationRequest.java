package dev.haksa.cardissuer.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A form that was received. */
@Schema(name = "CardPaperApplicationRequest", description = "A form that was received. / 받은 서면 신청서")
public record PaperApplicationRequest(
        @Schema(examples = "24101007") @NotBlank @Size(max = 20)
        String studentNumber,

        @Schema(description = "The day on which the form was received. / 신청서를 받은 날") @NotNull
        LocalDate receivedOn) {}
