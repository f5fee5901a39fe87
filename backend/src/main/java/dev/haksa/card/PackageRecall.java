package dev.haksa.card;

import dev.haksa.card.EntryRecheck.Run;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/** Has packages taken back whose students are not to be with the company any more. */
@ApplicationScoped
class PackageRecall {
    private final List<UnconfirmedPackages> makers;

    PackageRecall(@All List<UnconfirmedPackages> makers) {
        this.makers = makers;
    }

    /** Those with entries that were taken off; answers the numbers of packages that were ready. */
    Uni<List<Integer>> withdrawOf(Run run, List<CardEntry> off) {
        List<Long> entries = off.stream().map(CardEntry::id).toList();
        return each(maker -> maker.withdrawOf(run.connection(), run.campaign(), entries, run.now(), run.caller()));
    }

    /** All of a campaign that ends. */
    Uni<List<Integer>> withdrawAll(Run run) {
        return each(maker -> maker.withdrawAll(run.connection(), run.campaign(), run.now(), run.caller()));
    }

    private Uni<List<Integer>> each(Function<UnconfirmedPackages, Uni<List<Integer>>> withdrawal) {
        return Multi.createFrom()
                .iterable(makers)
                .onItem()
                .transformToUniAndConcatenate(maker -> withdrawal.apply(maker))
                .collect()
                .asList()
                .map(all -> all.stream().flatMap(List::stream).toList());
    }
}
