package dev.haksa.card;

import dev.haksa.card.domain.CardFacts;
import dev.haksa.card.domain.Eligibility;
import dev.haksa.card.domain.RosterRule;
import dev.haksa.card.domain.RosterRule.Candidate;
import dev.haksa.card.domain.RosterRule.Verdict;
import dev.haksa.card.store.FactsRows;
import dev.haksa.photo.PhotoStanding;
import dev.haksa.photo.StudentPhotos;
import dev.haksa.regulation.EffectiveDated;
import dev.haksa.regulation.ParameterReaders;
import dev.haksa.regulation.Regulations;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Loads what the rules of cards need and lets them decide. */
@ApplicationScoped
@Startup
class CardRules {
    private final FactsRows facts;
    private final StudentPhotos photos;
    private final EffectiveDated<Integer> adultAge;

    CardRules(FactsRows facts, StudentPhotos photos, Regulations regulations) {
        this.facts = facts;
        this.photos = photos;
        this.adultAge = regulations.parameter("card", "adult-age", ParameterReaders::wholeNumber);
    }

    /** Where and when it is decided. */
    record Place(CardCampaign campaign, int departmentId, LocalDate today) {}

    private record Loaded(List<CardFacts> facts, Map<String, PhotoStanding> photos) {}

    /** By what a campaign's questions are decided on a day. */
    Eligibility.Terms terms(CardCampaign campaign, LocalDate today) {
        return new Eligibility.Terms(campaign.year(), adultAge.at(today), today);
    }

    /**
     * Decides on everybody of a department, and on those whom it decided on before.
     *
     * @param removed why the department took students off, by number; an empty text for those it did not
     */
    Uni<List<Verdict>> department(SqlClient client, Place place, Map<String, String> removed) {
        return facts.ofDepartment(client, place.campaign().id(), place.departmentId(), removed.keySet(), place.today())
                .chain(found -> withPhotos(client, found))
                .map(loaded -> verdicts(loaded, place, removed));
    }

    /**
     * Decides anew on students whom departments have sent, each for the department that did.
     *
     * @param removed why departments took students off since, by number
     */
    Uni<List<Verdict>> sent(
            SqlClient client,
            CardCampaign campaign,
            List<CardEntry> entries,
            Map<String, String> removed,
            LocalDate today) {
        Map<String, Integer> departments =
                entries.stream().collect(Collectors.toMap(CardEntry::studentNumber, CardEntry::departmentId));
        return facts.of(client, campaign.id(), departments.keySet(), today)
                .chain(found -> withPhotos(client, found))
                .map(loaded -> loaded.facts().stream()
                        .map(student -> RosterRule.decide(
                                candidate(student, loaded, removed),
                                departments.getOrDefault(student.studentNumber(), 0),
                                terms(campaign, today)))
                        .toList());
    }

    private Uni<Loaded> withPhotos(SqlClient client, List<CardFacts> found) {
        return photos.standings(
                        client, found.stream().map(CardFacts::studentNumber).toList())
                .map(standings -> new Loaded(found, standings));
    }

    private List<Verdict> verdicts(Loaded loaded, Place place, Map<String, String> removed) {
        Eligibility.Terms terms = terms(place.campaign(), place.today());
        return loaded.facts().stream()
                .map(student -> candidate(student, loaded, removed))
                .map(candidate -> RosterRule.decide(candidate, place.departmentId(), terms))
                .toList();
    }

    private static Candidate candidate(CardFacts student, Loaded loaded, Map<String, String> removed) {
        String number = student.studentNumber();
        String reason = removed.getOrDefault(number, "");
        PhotoStanding photo = loaded.photos().getOrDefault(number, PhotoStanding.none(number));
        return new Candidate(student, photo, reason.isEmpty() ? null : reason);
    }
}
