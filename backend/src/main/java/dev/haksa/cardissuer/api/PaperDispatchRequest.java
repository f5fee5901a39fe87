package dev.haksa.cardissuer.api;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That a form was sent on. */
@Schema(name = "CardPaperDispatchRequest", description = "That a form was sent on. / 신청서 발송")
public record PaperDispatchRequest(
        @Schema(description = "The day on which it was sent on to the card company. / 카드사에 보낸 날") @NotNull
        LocalDate sentOn) {}
