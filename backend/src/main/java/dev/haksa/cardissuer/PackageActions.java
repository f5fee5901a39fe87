package dev.haksa.cardissuer;

import dev.haksa.card.CardCampaign;
import dev.haksa.card.CardEntries;
import dev.haksa.cardissuer.store.PackageRows;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** What a caller can do with a package now: whatever the rules of packages would not refuse. */
@ApplicationScoped
public class PackageActions {
    private final PackageRows rows;
    private final CardEntries entries;

    PackageActions(PackageRows rows, CardEntries entries) {
        this.rows = rows;
        this.entries = entries;
    }

    private record Scene(CardCampaign campaign, List<CardPackage> all, CardPackage found) {
        void requireDownloadable() {
            PackageTransmission.requireNotOver(campaign, found);
            PackageDownloads.file(found);
        }

        /** Whoever answers has it, so this goes for answers as for a confirmation. */
        void requireConfirmable() {
            CardPackages.content(found);
            PackageTransmission.requireNotOver(campaign, found);
            if (found.transmittedAt() == null) {
                PackageTransmission.requireNoneMissing(all, found);
            }
        }

        void requireWithdrawable() {
            PackageWithdrawal.requireOpen(found);
        }
    }

    /** The actions, in the order in which they come. */
    public Uni<List<CardIssuerAction>> of(CardPackage found, Caller caller) {
        return entries.campaign(rows.client(), found.campaign())
                .chain(campaign -> rows.all(campaign.id()).map(all -> new Scene(campaign, all, found)))
                .map(scene -> of(scene, caller));
    }

    private static List<CardIssuerAction> of(Scene scene, Caller caller) {
        CardPackage found = scene.found();
        boolean affairs = caller.has(Roles.ACADEMIC_AFFAIRS);
        boolean reads = affairs || caller.has(Roles.SCOPE_CARDS_READ);
        boolean writes = affairs || caller.has(Roles.SCOPE_CARDS_WRITE);
        boolean confirmable = writes && passes(scene::requireConfirmable);
        boolean open = found.accepted() + found.refused() < found.entries();
        List<CardIssuerAction> actions = new ArrayList<>();
        add(actions, CardIssuerAction.REQUEST_AGAIN, affairs && found.state() == PackageState.FAILED);
        add(actions, CardIssuerAction.DOWNLOAD, reads && passes(scene::requireDownloadable));
        add(actions, CardIssuerAction.CONFIRM, confirmable && found.transmittedAt() == null);
        add(actions, CardIssuerAction.SEND_RECEIPT, confirmable && open);
        add(actions, CardIssuerAction.WITHDRAW, affairs && passes(scene::requireWithdrawable));
        return actions;
    }

    private static void add(List<CardIssuerAction> actions, CardIssuerAction action, boolean possible) {
        if (possible) {
            actions.add(action);
        }
    }

    /** Whether a rule that refuses by an exception does not. */
    private static boolean passes(Runnable rule) {
        try {
            rule.run();
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }
}
