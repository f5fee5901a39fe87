package dev.haksa.cardissuer;

import dev.haksa.card.CampaignState;
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
    private final KeptPackageFiles kept;

    PackageActions(PackageRows rows, CardEntries entries, KeptPackageFiles kept) {
        this.rows = rows;
        this.entries = entries;
        this.kept = kept;
    }

    /**
     * What the rules look at.
     *
     * @param fit whether its file may leave and is there
     * @param lost whether its file should be there and is not
     */
    private record Scene(CardCampaign campaign, List<CardPackage> all, CardPackage found, boolean fit, boolean lost) {
        /** Asking again writes a file that was lost, and seals what the company does not have to a valid certificate. */
        boolean isMendedByAsking() {
            boolean unconfirmed = found.transmittedAt() == null && found.removedAt() == null;
            boolean unfit = found.state() == PackageState.READY && unconfirmed && !fit;
            return campaign.state() != CampaignState.CLOSED && (unfit || lost || found.state() == PackageState.FAILED);
        }

        void requireDownloadable() {
            PackageTransmission.requireNotOver(campaign, found);
            PackageDownloads.file(found);
        }

        /** Whoever answers has it, so this goes for answers as for a confirmation. */
        void requireConfirmable() {
            CardPackages.sha256(found);
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
                .chain(campaign -> rows.all(campaign.id()).chain(all -> scene(campaign, all, found)))
                .map(scene -> of(scene, caller));
    }

    private Uni<Scene> scene(CardCampaign campaign, List<CardPackage> all, CardPackage found) {
        return kept.isFit(found)
                .chain(fit -> kept.isLost(found)
                        .onFailure(ProblemException.class)
                        .recoverWithItem(false)
                        .map(lost -> new Scene(campaign, all, found, fit, lost)));
    }

    private static List<CardIssuerAction> of(Scene scene, Caller caller) {
        CardPackage found = scene.found();
        boolean affairs = caller.has(Roles.ACADEMIC_AFFAIRS);
        boolean reads = affairs || caller.has(Roles.SCOPE_CARDS_READ);
        boolean writes = affairs || caller.has(Roles.SCOPE_CARDS_WRITE);
        boolean confirmable = writes && passes(scene::requireConfirmable);
        boolean open = found.accepted() + found.refused() < found.entries();
        List<CardIssuerAction> actions = new ArrayList<>();
        add(actions, CardIssuerAction.REQUEST_AGAIN, affairs && scene.isMendedByAsking());
        add(actions, CardIssuerAction.DOWNLOAD, reads && scene.fit() && passes(scene::requireDownloadable));
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
