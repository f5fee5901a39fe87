package dev.haksa.cardissuer;

import dev.haksa.shared.files.FileStore;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Whether the files of packages are where they should be, and as long: a disk or a bucket may have lost one. */
@ApplicationScoped
class KeptPackageFiles {
    private static final long NONE = -1;

    private final FileStore files;
    private final PartnerCertificates certificates;

    KeptPackageFiles(FileStore files, PartnerCertificates certificates) {
        this.files = files;
        this.certificates = certificates;
    }

    /** Those of packages that are ready and whose file is to be kept but is missing or of another size. */
    Uni<List<CardPackage>> lost(List<CardPackage> packages) {
        return Multi.createFrom()
                .iterable(packages)
                .onItem()
                .transformToUniAndConcatenate(one -> isLost(one).map(lost -> Map.entry(one, lost)))
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect()
                .asList();
    }

    /** Whether the file of a package is to be kept but is missing or of another size. */
    Uni<Boolean> isLost(CardPackage found) {
        return found.state() == PackageState.READY && found.removedAt() == null
                ? isWhole(found).map(whole -> !whole)
                : Uni.createFrom().item(false);
    }

    /** 409 unless the file of a package that is ready may leave, and is there as it was written. */
    Uni<Void> requireFit(CardPackage found) {
        return certificates
                .requireSealed(found)
                .chain(() -> isWhole(found))
                .invoke(whole -> require(found, whole))
                .replaceWithVoid();
    }

    /**
     * Whether the file of a package is handed out by this rule; false where there is none. A store that is out of reach refuses
     * nothing for good.
     */
    Uni<Boolean> isFit(CardPackage found) {
        if (found.content() == null || !found.counts() || found.removedAt() != null) {
            return Uni.createFrom().item(false);
        }
        return requireFit(found)
                .replaceWith(true)
                .onFailure(ProblemException.class)
                .recoverWithItem(failure -> !isOf(failure, ProblemType.CONFLICT));
    }

    private static void require(CardPackage found, boolean whole) {
        if (!whole) {
            throw ProblemException.conflict("CARD_PACKAGE_FILE_LOST", Map.of("sequence", found.sequence()));
        }
    }

    private Uni<Boolean> isWhole(CardPackage found) {
        CardPackage.Content content = CardPackages.content(found);
        return files.size(content.contentSha256())
                .onFailure(failure -> isOf(failure, ProblemType.NOT_FOUND))
                .recoverWithItem(NONE)
                .map(size -> size == content.contentBytes());
    }

    private static boolean isOf(Throwable failure, ProblemType type) {
        return failure instanceof ProblemException problem && problem.type() == type;
    }
}
