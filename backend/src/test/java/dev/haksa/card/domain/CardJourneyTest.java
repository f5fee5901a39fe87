package dev.haksa.card.domain;

import static dev.haksa.card.CardStage.State.CURRENT;
import static dev.haksa.card.CardStage.State.DONE;
import static dev.haksa.card.CardStage.State.MISSED;
import static dev.haksa.card.CardStage.State.TO_COME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.card.CampaignStages;
import dev.haksa.card.CampaignState;
import dev.haksa.card.CardMethod;
import dev.haksa.card.CardRefusal;
import dev.haksa.card.CardStage;
import dev.haksa.card.CardStatus;
import dev.haksa.card.EntryChannel;
import dev.haksa.card.EntryState;
import dev.haksa.card.RefusalSource;
import dev.haksa.card.domain.CardJourney.Journey;
import dev.haksa.photo.KeptPhoto;
import dev.haksa.photo.PhotoStanding;
import dev.haksa.regulation.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calendar of 2024: every stage on the day before, on the day, and on the day after. */
class CardJourneyTest {
    private static final CampaignStages STAGES = new CampaignStages(
            LocalDate.of(2024, 2, 26),
            LocalDate.of(2024, 3, 7),
            LocalDate.of(2024, 3, 13),
            LocalDate.of(2024, 3, 15),
            LocalDate.of(2024, 3, 19),
            LocalDate.of(2024, 3, 20),
            LocalDate.of(2024, 3, 21));
    private static final Eligibility MOBILE = new Eligibility(CardMethod.MOBILE, List.of(), null);
    private static final KeptPhoto PHOTO =
            new KeptPhoto(UUID.randomUUID(), "a".repeat(64), 100, Instant.EPOCH, Instant.EPOCH, 2);
    private static final PhotoStanding WITH_PHOTO = new PhotoStanding("24115001", PHOTO, null, null);
    private static final PhotoStanding IN_REVIEW = new PhotoStanding("24115001", null, PHOTO, null);
    private static final PhotoStanding NONE = PhotoStanding.none("24115001");

    @ParameterizedTest
    @CsvSource({
        "2024-02-25, TO_COME",
        "2024-02-26, CURRENT",
        "2024-03-06, CURRENT",
        "2024-03-07, CURRENT",
        "2024-03-08, MISSED",
    })
    void a_photo_can_be_uploaded_until_the_end_of_its_stage(LocalDate day, CardStage.State state) {
        Journey journey = at(day, NONE, null, false);
        assertThat(journey.status()).isEqualTo(CardStatus.PHOTO_MISSING);
        assertThat(states(journey).getFirst()).isEqualTo(state);
        if (state == MISSED) {
            assertThat(states(journey)).containsOnly(MISSED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-12, READY, CURRENT",
        "2024-03-13, READY, CURRENT",
        "2024-03-14, NOT_ELIGIBLE, MISSED",
    })
    void a_department_lists_students_until_the_end_of_its_stage(
            LocalDate day, CardStatus status, CardStage.State state) {
        Journey journey = at(day, WITH_PHOTO, null, false);
        assertThat(journey.status()).isEqualTo(status);
        assertThat(states(journey).subList(0, 2)).containsExactly(DONE, state);
        assertThat(journey.reasons())
                .extracting(Violation::code)
                .isEqualTo(state == MISSED ? List.of("CARD_ROSTER_NOT_SENT") : List.of());
    }

    @Test
    void a_photo_in_review_is_not_missed_before_the_rosters_are_closed() {
        assertThat(states(at(LocalDate.of(2024, 3, 13), IN_REVIEW, null, false)).getFirst())
                .isEqualTo(CURRENT);
        assertThat(states(at(LocalDate.of(2024, 3, 14), IN_REVIEW, null, false)).getFirst())
                .isEqualTo(MISSED);
    }

    @Test
    void says_that_the_department_sent_a_roster_without_the_student() {
        assertThat(at(LocalDate.of(2024, 3, 14), WITH_PHOTO, null, true).reasons())
                .extracting(Violation::code)
                .containsExactly("CARD_NOT_ON_ROSTER");
    }

    @Test
    void a_reopened_roster_is_not_missed() {
        CampaignCalendar reopened = new CampaignCalendar(STAGES, LocalDate.of(2024, 3, 14), false);
        assertThat(reopened.rosterOpen(LocalDate.of(2024, 3, 14))).isTrue();
        assertThat(reopened.rosterOpen(LocalDate.of(2024, 3, 15))).isFalse();
        assertThat(reopened.photosOpen(LocalDate.of(2024, 3, 8))).isFalse();
        CampaignCalendar photosToo = new CampaignCalendar(STAGES, LocalDate.of(2024, 3, 14), true);
        assertThat(photosToo.photosOpen(LocalDate.of(2024, 3, 14))).isTrue();
        assertThat(photosToo.photosOpen(LocalDate.of(2024, 3, 15))).isFalse();
        CampaignCalendar shorter = new CampaignCalendar(STAGES, LocalDate.of(2024, 3, 1), true);
        assertThat(shorter.rosterUntil()).isEqualTo(STAGES.rosterUntil());
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-14, ON_ROSTER, CURRENT, TO_COME, TO_COME, TO_COME",
        "2024-03-18, ON_ROSTER, CURRENT, TO_COME, TO_COME, TO_COME",
        "2024-03-18, SENT_TO_ISSUER, DONE, CURRENT, TO_COME, TO_COME",
        "2024-03-19, ISSUER_LINKED, DONE, DONE, TO_COME, TO_COME",
        "2024-03-20, ISSUER_LINKED, DONE, DONE, CURRENT, TO_COME",
        "2024-03-21, ISSUER_LINKED, DONE, DONE, CURRENT, TO_COME",
        "2024-03-20, APPLIED, DONE, DONE, DONE, TO_COME",
        "2024-03-21, APPLIED, DONE, DONE, DONE, CURRENT",
        "2024-03-20, SHIPPED, DONE, DONE, DONE, CURRENT",
        "2024-03-25, DELIVERED, DONE, DONE, DONE, DONE",
    })
    void shows_each_stage_of_a_listed_student(
            LocalDate day,
            EntryState state,
            CardStage.State transmission,
            CardStage.State link,
            CardStage.State application,
            CardStage.State delivery) {
        Journey journey = at(day, WITH_PHOTO, entry(state, EntryChannel.MOBILE, state), true);
        assertThat(journey.status().name()).isEqualTo(state.name());
        assertThat(states(journey)).containsExactly(DONE, DONE, transmission, link, application, delivery);
    }

    @ParameterizedTest
    @CsvSource({
        "UKAA2282, PAPER",
        "UKAA2172, PAPER",
        "CUSTOMER_MISMATCH, PAPER",
        "REAL_NAME, MOBILE",
        "X-NEW, PAPER",
    })
    void a_refusal_after_which_one_can_apply_leaves_the_application_open(String code, EntryChannel channel) {
        Journey journey = at(LocalDate.of(2024, 3, 22), WITH_PHOTO, refused(code, channel), true);
        assertThat(states(journey)).containsExactly(DONE, DONE, DONE, DONE, CURRENT, TO_COME);
    }

    @ParameterizedTest
    @CsvSource({
        "PHOTO_UNSUITABLE, MOBILE",
        "PHOTO_UNSUITABLE, PAPER",
        "NAME_INVALID, PAPER",
        "STUDENT_NUMBER_INVALID, MOBILE",
        "DUPLICATE_PERSON, PAPER",
        "X-NEW, MOBILE",
    })
    void another_refusal_ends_it(String code, EntryChannel channel) {
        Journey journey = at(LocalDate.of(2024, 3, 22), WITH_PHOTO, refused(code, channel), true);
        assertThat(states(journey)).containsExactly(DONE, DONE, DONE, DONE, MISSED, MISSED);
    }

    @Test
    void data_that_are_refused_are_never_linked() {
        CardJourney.Entry entry = entry(EntryState.ISSUER_REFUSED, EntryChannel.MOBILE, EntryState.SENT_TO_ISSUER);
        assertThat(states(at(LocalDate.of(2024, 3, 19), WITH_PHOTO, entry, true)))
                .containsExactly(DONE, DONE, DONE, MISSED, MISSED, MISSED);
    }

    @Test
    void says_why_the_company_refuses_beside_why_the_student_may_apply() {
        Journey journey =
                at(LocalDate.of(2024, 3, 22), WITH_PHOTO, refused("PHOTO_UNSUITABLE", EntryChannel.MOBILE), true);
        assertThat(journey.refusal()).isEqualTo(refusal("PHOTO_UNSUITABLE"));
        assertThat(journey.reasons()).containsExactly(CompanyRefusals.reason(refusal("PHOTO_UNSUITABLE")));
    }

    @Test
    void a_step_that_the_company_left_out_is_done_without_a_date() {
        CardJourney.Entry entry = new CardJourney.Entry(
                EntryState.SHIPPED,
                EntryChannel.MOBILE,
                Map.of(EntryState.ON_ROSTER, Instant.EPOCH, EntryState.SHIPPED, Instant.EPOCH),
                null,
                null,
                List.of());
        Journey journey = at(LocalDate.of(2024, 3, 25), WITH_PHOTO, entry, true);
        assertThat(journey.stages().get(4).state()).isEqualTo(DONE);
        assertThat(journey.stages().get(4).doneAt()).isNull();
    }

    private static CardJourney.Entry refused(String code, EntryChannel channel) {
        CardJourney.Entry linked = entry(EntryState.ISSUER_LINKED, channel, EntryState.ISSUER_LINKED);
        return new CardJourney.Entry(
                EntryState.ISSUER_REFUSED, channel, linked.reached(), refusal(code), null, List.of());
    }

    private static CardRefusal refusal(String code) {
        return new CardRefusal(code, LocalDate.of(2024, 3, 20), RefusalSource.REPORT);
    }

    private static CardJourney.Entry entry(EntryState state, EntryChannel channel, EntryState furthest) {
        Map<EntryState, Instant> reached = new EnumMap<>(EntryState.class);
        for (EntryState one : EntryState.values()) {
            if (one.compareTo(furthest) <= 0) {
                reached.put(one, Instant.EPOCH);
            }
        }
        return new CardJourney.Entry(state, channel, reached, null, null, List.of());
    }

    private static Journey at(LocalDate day, PhotoStanding photo, CardJourney.Entry entry, boolean sent) {
        return CardJourney.of(new CardJourney.Scene(
                CampaignState.OPEN,
                new CampaignCalendar(STAGES, null, false),
                day,
                "소방안전관리학과",
                MOBILE,
                photo,
                entry,
                sent,
                List.of()));
    }

    private static List<CardStage.State> states(Journey journey) {
        return journey.stages().stream().map(CardStage::state).toList();
    }
}
