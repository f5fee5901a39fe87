package dev.haksa.card;

import dev.haksa.card.domain.CompanyRefusals;
import dev.haksa.card.domain.EntryMoves.Move;
import dev.haksa.card.store.ReasonsJson;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.security.Caller;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The events of student cards. */
final class CardEvents {
    private CardEvents() {}

    /** Something happened to an entry. */
    static OutboxEvent moved(CardCampaign campaign, Move move, Caller caller) {
        JsonObject payload = base(campaign, move.step().studentNumber())
                .put("state", move.step().state().name())
                .put("channel", move.channel().name())
                .put("at", move.step().at().toString());
        CardRefusal refusal = move.step().refusal();
        if (refusal != null) {
            EntryChannel leadsTo = CompanyRefusals.leadsToPaper(refusal) ? EntryChannel.PAPER : EntryChannel.MOBILE;
            payload.put("code", refusal.code())
                    .put("cause", leadsTo.name())
                    .put("violations", ReasonsJson.write(List.of(CompanyRefusals.reason(refusal))));
        }
        return event(type(move.step().state()), campaign, move.step().studentNumber(), payload, caller);
    }

    /** The department sent a roster with the student. */
    static OutboxEvent listed(CardCampaign campaign, String studentNumber, Caller caller) {
        return event(type(EntryState.ON_ROSTER), campaign, studentNumber, base(campaign, studentNumber), caller);
    }

    /** A student is left off, and why. */
    static OutboxEvent excluded(CardCampaign campaign, LeftOff student, Caller caller) {
        JsonObject payload =
                base(campaign, student.studentNumber()).put("violations", ReasonsJson.write(student.reasons()));
        return event(type(EntryState.REMOVED), campaign, student.studentNumber(), payload, caller);
    }

    /** From today on the student may apply. */
    static OutboxEvent applicationOpen(
            CardCampaign campaign, String studentNumber, EntryChannel channel, Delivery delivery, Caller caller) {
        JsonObject payload =
                base(campaign, studentNumber).put("cause", channel.name()).put("delivery", delivery.name());
        return event("card.application-open", campaign, studentNumber, payload, caller);
    }

    /** What each event of a student says. */
    static JsonObject base(CardCampaign campaign, String studentNumber) {
        return new JsonObject()
                .put("studentNumber", studentNumber)
                .put("campaign", campaign.code())
                .put("applicationFrom", campaign.stages().applicationFrom().toString())
                .put("deliveryFrom", campaign.stages().deliveryFrom().toString());
    }

    static OutboxEvent event(
            String type, CardCampaign campaign, String studentNumber, JsonObject payload, Caller caller) {
        return new OutboxEvent(
                type, campaign.code() + "/" + studentNumber, studentNumber, payload, caller.correlationId());
    }

    private static String type(EntryState state) {
        return switch (state) {
            case ON_ROSTER -> "card.roster-sent";
            case SENT_TO_ISSUER -> "card.transferred";
            case ISSUER_LINKED -> "card.linked";
            case APPLIED -> "card.applied";
            case SHIPPED -> "card.shipped";
            case DELIVERED -> "card.delivered";
            case ISSUER_REFUSED -> "card.refused";
            case REMOVED -> "card.excluded";
        };
    }
}
