package dev.haksa.cardissuer;

import dev.haksa.card.CardEntries;
import dev.haksa.cardissuer.store.PackageRows;
import dev.haksa.privacy.Export;
import dev.haksa.privacy.ExportKind;
import dev.haksa.privacy.PersonalDataExports;
import dev.haksa.shared.files.FileDownloads.Outgoing;
import dev.haksa.shared.files.FileDownloads.Part;
import dev.haksa.shared.files.FileLink;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hands out the files of packages, and keeps on record who took whose data what for. */
@ApplicationScoped
public class PackageDownloads {
    /** A later part of a file is of the same download when its beginning was fetched not longer ago. */
    private static final Duration SAME_DOWNLOAD = Duration.ofDays(1);

    private final PackageRows rows;
    private final CardEntries entries;
    private final KeptPackageFiles kept;
    private final PersonalDataExports exports;
    private final Clock clock;

    PackageDownloads(
            PackageRows rows, CardEntries entries, KeptPackageFiles kept, PersonalDataExports exports, Clock clock) {
        this.rows = rows;
        this.entries = entries;
        this.kept = kept;
        this.exports = exports;
        this.clock = clock;
    }

    /**
     * The file of a package that is ready. What leaves is on record before its first byte does: a whole file or its beginning as
     * an export of all its students, a later part within a day as a continuation; that somebody looks whether there is one
     * (HEAD), or has it already (304), is none.
     *
     * @param purpose what for, in the caller's words
     * @return fails with 404, 400 without a purpose, 409 while the package is not ready, was taken back, may not leave as it is
     *     sealed, or has lost its file, and when the campaign is over
     */
    public Uni<Outgoing> download(String campaign, int sequence, @Nullable String purpose, Caller caller) {
        String why = PersonalDataExports.purpose(purpose);
        return entries.campaign(rows.client(), campaign)
                .chain(known ->
                        rows.one(campaign, sequence).invoke(found -> PackageTransmission.requireNotOver(known, found)))
                .chain(found -> outgoing(found, why, caller));
    }

    private Uni<Outgoing> outgoing(CardPackage found, String purpose, Caller caller) {
        Outgoing outgoing = new Outgoing(file(found), part -> note(export(found, purpose, caller), part));
        return kept.requireFit(found).replaceWith(outgoing);
    }

    private Uni<Void> note(Export export, @Nullable Part part) {
        return rows.inTransaction(connection -> part == null
                ? exports.record(connection, export)
                : part.first() == 0
                        ? exports.record(connection, export.of(told(part)))
                        : exports.proceed(
                                connection, export, told(part), export.at().minus(SAME_DOWNLOAD)));
    }

    private static String told(Part part) {
        return "bytes " + part.first() + "-" + part.last();
    }

    private Export export(CardPackage found, String purpose, Caller caller) {
        Map<String, Object> criteria = Map.of(
                "campaign", found.campaign(),
                "sequence", found.sequence(),
                "encrypted", found.isEncrypted(),
                "contentSha256", CardPackages.content(found).contentSha256());
        return new Export(ExportKind.CARD_TRANSFER_PACKAGE, purpose, found.entries(), criteria, caller, now());
    }

    private static FileLink file(CardPackage found) {
        if (found.counts() && found.removedAt() != null) {
            throw ProblemException.conflict(
                    "CARD_PACKAGE_REMOVED", Map.of("sequence", found.sequence(), "removedAt", found.removedAt()));
        }
        return new FileLink(CardPackages.content(found).contentSha256(), "application/octet-stream", found.fileName());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
