package dev.haksa.card.api;

import dev.haksa.card.CardAction;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be done now, and how. */
@Schema(name = "CardAction", description = "What can be done now, and how. / 지금 할 수 있는 일과 방법")
record CardActionLink(
        CardAction name,
        @Schema(examples = "POST") String method,

        @Schema(examples = "/api/v1/card-campaigns/2024-SPRING/submission")
        String href) {
    private static final String CAMPAIGNS = "/api/v1/card-campaigns/";
    private static final String OWN = "/api/v1/students/me";

    static List<CardActionLink> campaign(String code, List<CardAction> actions) {
        return actions.stream().map(action -> of(CAMPAIGNS + code, action)).toList();
    }

    static List<CardActionLink> roster(String code, int departmentId, List<CardAction> actions) {
        String roster = CAMPAIGNS + code + "/rosters/" + departmentId;
        return actions.stream().map(action -> of(roster, action)).toList();
    }

    static List<CardActionLink> own(List<CardAction> actions) {
        return actions.stream().map(action -> of(OWN, action)).toList();
    }

    private static CardActionLink of(String base, CardAction action) {
        String method = action == CardAction.UPDATE || action == CardAction.DECLARE ? "PUT" : "POST";
        return new CardActionLink(action, method, base + path(action));
    }

    private static String path(CardAction action) {
        return switch (action) {
            case UPDATE, BUILD -> "";
            case SUBMIT -> "/submission";
            case APPROVE, REJECT -> "/decision";
            case TAKE_OFF -> "/removals";
            case REQUEST_PACKAGE -> "/packages";
            case CLOSE -> "/closing";
            case CONFIRM_PHOTOS -> "/confirmations";
            case PUT_ON -> "/additions";
            case SEND -> "/sending";
            case REOPEN -> "/reopening";
            case UPLOAD_PHOTO -> "/photos";
            case DECLARE -> "/card/declaration";
        };
    }
}
