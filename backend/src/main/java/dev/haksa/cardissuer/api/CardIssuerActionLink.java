package dev.haksa.cardissuer.api;

import dev.haksa.cardissuer.CardIssuerAction;
import dev.haksa.cardissuer.CardPackage;
import dev.haksa.cardissuer.PaperApplication;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be done now, and how. */
@Schema(name = "CardIssuerAction", description = "What can be done now, and how. / 지금 할 수 있는 일과 방법")
record CardIssuerActionLink(
        CardIssuerAction name,
        @Schema(examples = "POST") String method,

        @Schema(examples = "/api/v1/card-campaigns/2024-SPRING/packages/1/transmission")
        String href) {
    private static final String CAMPAIGNS = "/api/v1/card-campaigns/";

    static List<CardIssuerActionLink> of(CardPackage found, List<CardIssuerAction> actions) {
        String packages = CAMPAIGNS + found.campaign() + "/packages";
        return actions.stream()
                .map(action -> new CardIssuerActionLink(
                        action,
                        action == CardIssuerAction.DOWNLOAD ? "GET" : "POST",
                        packages + path(action, found.sequence())))
                .toList();
    }

    /** A form can always be noted as sent on, also once more to correct the day. */
    static List<CardIssuerActionLink> of(PaperApplication found) {
        String form = CAMPAIGNS + found.campaign() + "/paper-applications/" + found.studentNumber();
        return List.of(new CardIssuerActionLink(
                CardIssuerAction.DISPATCH, "POST", form + path(CardIssuerAction.DISPATCH, 0)));
    }

    private static String path(CardIssuerAction action, int sequence) {
        return switch (action) {
            case REQUEST_AGAIN -> "";
            case DOWNLOAD -> "/" + sequence + "/content";
            case CONFIRM -> "/" + sequence + "/transmission";
            case SEND_RECEIPT -> "/" + sequence + "/receipts";
            case WITHDRAW -> "/" + sequence + "/withdrawal";
            case DISPATCH -> "/dispatch";
        };
    }
}
