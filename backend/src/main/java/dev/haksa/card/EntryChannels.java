package dev.haksa.card;

import dev.haksa.card.domain.CardFacts;
import dev.haksa.card.domain.Eligibility;
import dev.haksa.card.store.FactsRows;
import dev.haksa.card.store.StudentEntryRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How students on rosters apply. It follows the rules and what the students say, until the company was told with a package:
 * then nobody who was packed with paper gets to mobile but from the day on that the package names, while paper is possible
 * for everybody.
 */
@ApplicationScoped
class EntryChannels {
    private final FactsRows facts;
    private final CardRules rules;
    private final StudentEntryRows entries;

    EntryChannels(FactsRows facts, CardRules rules, StudentEntryRows entries) {
        this.facts = facts;
        this.rules = rules;
        this.entries = entries;
    }

    /** Lets entries of students who have not applied follow the rules of a day; what has ended stays as it is. */
    Uni<Void> follow(
            SqlConnection connection, CardCampaign campaign, Collection<String> studentNumbers, LocalDate today) {
        if (campaign.state() == CampaignState.CLOSED) {
            return Uni.createFrom().voidItem();
        }
        return facts.of(connection, campaign.id(), studentNumbers, today)
                .map(found -> decided(found, rules.terms(campaign, today)))
                .chain(decided -> entries.follow(connection, campaign.id(), decided));
    }

    private static Map<String, Eligibility> decided(List<CardFacts> found, Eligibility.Terms terms) {
        return found.stream()
                .map(student -> Map.entry(student.studentNumber(), Eligibility.of(student, terms)))
                .filter(one -> one.getValue().applies())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
