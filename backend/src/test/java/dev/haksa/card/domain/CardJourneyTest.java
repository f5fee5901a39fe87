package dev.haksa.card.domain;

import static dev.haksa.card.CardStage.State.CURRENT;
import static dev.haksa.card.CardStage.State.DONE;
import static dev.haksa.card.CardStage.State.MISSED;
import static dev.haksa.card.CardStage.State.TO_COME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.card.CampaignStages;
import dev.haksa.card.CampaignState;
import dev.haksa.card.CardDeclaration;
import dev.haksa.card.CardMethod;
import dev.haksa.card.CardRefusal;
import dev.haksa.card.CardStage;
import dev.haksa.card.CardStatus;
import dev.haksa.card.Delivery;
import dev.haksa.card.EntryChannel;
import dev.haksa.card.EntryState;
import dev.haksa.card.NextStep;
import dev.haksa.card.RefusalSource;
import dev.haksa.card.domain.CardJourney.Journey;
import dev.haksa.photo.KeptPhoto;
import dev.haksa.photo.PhotoRejection;
import dev.haksa.photo.PhotoStanding;
import dev.haksa.photo.RejectionReason;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.i18n.Texts;
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
    private static final CampaignCalendar CALENDAR = new CampaignCalendar(STAGES, null, false);
    private static final Eligibility MOBILE = new Eligibility(CardMethod.MOBILE, List.of(), null);
    private static final KeptPhoto PHOTO =
            new KeptPhoto(UUID.randomUUID(), "a".repeat(64), 100, Instant.EPOCH, Instant.EPOCH, 2);
    private static final PhotoStanding WITH_PHOTO = new PhotoStanding("24115001", PHOTO, null, null);
    private static final PhotoStanding IN_REVIEW = new PhotoStanding("24115001", null, PHOTO, null);
    private static final PhotoStanding NONE = PhotoStanding.none("24115001");

    private static final PhotoRejection REJECTION =
            new PhotoRejection(UUID.randomUUID(), RejectionReason.MARGINS, null, Instant.EPOCH, Instant.EPOCH);

    /** How a student may stand with photos. */
    private enum Photo {
        APPROVED(WITH_PHOTO),
        IN_REVIEW(CardJourneyTest.IN_REVIEW),
        REJECTED(new PhotoStanding("24115001", null, null, REJECTION)),
        NONE(CardJourneyTest.NONE);

        private final PhotoStanding standing;

        Photo(PhotoStanding standing) {
            this.standing = standing;
        }
    }

    /** What a department did. */
    private record Roster(boolean sent, boolean stands, List<Violation> leftOff) {}

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
                null,
                List.of());
        Journey journey = at(LocalDate.of(2024, 3, 25), WITH_PHOTO, entry, true);
        assertThat(journey.stages().get(4).state()).isEqualTo(DONE);
        assertThat(journey.stages().get(4).doneAt()).isNull();
    }

    /** What was true when the roster was built is not told when it is so no more, and that it is too late is. */
    @ParameterizedTest
    @CsvSource({
        "2024-03-12, APPROVED, CARD_PHOTO_IN_REVIEW, READY, CARD_NOT_ON_ROSTER, ASK_DEPARTMENT",
        "2024-03-12, APPROVED, CARD_PHOTO_MISSING, READY, CARD_NOT_ON_ROSTER, ASK_DEPARTMENT",
        "2024-03-12, APPROVED, CARD_NOT_ENROLLED, READY, CARD_NOT_ON_ROSTER, ASK_DEPARTMENT",
        "2024-03-12, APPROVED, , READY, CARD_NOT_ON_ROSTER, ASK_DEPARTMENT",
        "2024-03-14, APPROVED, CARD_PHOTO_REJECTED, NOT_ELIGIBLE, CARD_NOT_ON_ROSTER, ASK_DEPARTMENT",
        "2024-03-12, APPROVED, CARD_TAKEN_OFF, READY, CARD_TAKEN_OFF, ASK_DEPARTMENT",
        "2024-03-14, APPROVED, CARD_TAKEN_OFF, NOT_ELIGIBLE, CARD_TAKEN_OFF, ASK_DEPARTMENT",
        "2024-03-14, APPROVED, CARD_PHOTO_REPLACED, NOT_ELIGIBLE, CARD_PHOTO_REPLACED, ASK_DEPARTMENT",
        "2024-03-12, IN_REVIEW, CARD_PHOTO_REJECTED, PHOTO_IN_REVIEW, CARD_PHOTO_IN_REVIEW, WAIT_FOR_REVIEW",
        "2024-03-13, IN_REVIEW, CARD_PHOTO_IN_REVIEW, PHOTO_IN_REVIEW, CARD_PHOTO_IN_REVIEW, WAIT_FOR_REVIEW",
        "2024-03-14, IN_REVIEW, CARD_PHOTO_IN_REVIEW, PHOTO_IN_REVIEW, CARD_PHOTO_IN_REVIEW CARD_NOT_ON_ROSTER, ASK_DEPARTMENT",
        "2024-03-07, NONE, CARD_PHOTO_MISSING, PHOTO_MISSING, CARD_PHOTO_MISSING, UPLOAD_PHOTO",
        "2024-03-08, NONE, CARD_PHOTO_MISSING, PHOTO_MISSING, CARD_PHOTO_MISSING, BRING_PHOTO_TO_DEPARTMENT",
        "2024-03-14, NONE, CARD_PHOTO_MISSING, PHOTO_MISSING, CARD_PHOTO_MISSING CARD_NOT_ON_ROSTER, ASK_DEPARTMENT",
        "2024-03-07, REJECTED, CARD_PHOTO_IN_REVIEW, PHOTO_REJECTED, CARD_PHOTO_REJECTED, NEW_PHOTO",
        "2024-03-14, REJECTED, CARD_PHOTO_IN_REVIEW, PHOTO_REJECTED, CARD_PHOTO_REJECTED CARD_NOT_ON_ROSTER, ASK_DEPARTMENT",
    })
    void whom_the_roster_left_off_is_told_what_is_so_today(
            LocalDate day, Photo photo, String leftOff, CardStatus status, String reasons, String step) {
        List<Violation> then =
                leftOff == null ? List.of() : List.of(new Violation(leftOff, "card.2.2", Map.of("state", "x")));
        Journey journey = CardJourney.of(
                scene(CampaignState.OPEN, day, MOBILE, photo.standing, null, new Roster(true, true, then)));
        assertThat(journey.status()).isEqualTo(status);
        assertThat(journey.reasons()).extracting(Violation::code).containsExactly(reasons.split(" "));
        assertThat(steps(journey, day)).startsWith(step);
    }

    @Test
    void whose_department_works_on_its_roster_again_waits_for_it() {
        LocalDate day = LocalDate.of(2024, 3, 12);
        Roster again = new Roster(true, false, List.of());
        Journey journey = CardJourney.of(scene(CampaignState.OPEN, day, MOBILE, WITH_PHOTO, null, again));
        assertThat(journey.reasons()).isEmpty();
        assertThat(steps(journey, day)).startsWith("WAIT_FOR_ROSTER");
    }

    @Test
    void nobody_is_asked_for_a_photo_when_the_dean_has_the_list() {
        LocalDate day = LocalDate.of(2024, 3, 5);
        for (Photo photo : List.of(Photo.NONE, Photo.IN_REVIEW, Photo.REJECTED)) {
            Journey journey = CardJourney.of(scene(
                    CampaignState.SUBMITTED, day, MOBILE, photo.standing, null, new Roster(true, true, List.of())));
            assertThat(states(journey)).containsOnly(MISSED);
            assertThat(journey.reasons()).extracting(Violation::code).contains("CARD_NOT_ON_ROSTER");
            CardDeclaration toSchool = new CardDeclaration(null, Delivery.SCHOOL, 1);
            assertThat(NextSteps.of(journey, CALENDAR, day, toSchool))
                    .extracting(NextStep::code)
                    .containsExactly("ASK_DEPARTMENT");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ON_ROSTER, 2024-03-15, WAIT_FOR_TRANSFER, false",
        "ON_ROSTER, 2024-03-16, WAIT_FOR_TRANSFER, true",
        "SENT_TO_ISSUER, 2024-03-19, WAIT_FOR_LINK, false",
        "SENT_TO_ISSUER, 2024-03-20, WAIT_FOR_LINK, true",
    })
    void nobody_is_told_to_wait_until_a_day_that_has_gone_by(
            EntryState state, LocalDate day, String code, boolean overdue) {
        Journey journey = at(day, WITH_PHOTO, entry(state, EntryChannel.MOBILE, state), true);
        NextStep step = next(journey, day).getFirst();
        assertThat(step.code()).isEqualTo(code);
        assertThat(step.overdue()).isEqualTo(overdue);
        String korean = Texts.get(Language.KO, step.text(), step.facts());
        assertThat(korean.contains("지났지만")).isEqualTo(overdue);
        for (Language language : Language.values()) {
            assertThat(Texts.get(language, step.text(), step.facts())).doesNotContain("{", "–");
        }
    }

    @Test
    void a_card_that_the_company_says_is_there_is_issued_again_by_the_bank() {
        LocalDate day = LocalDate.of(2024, 3, 22);
        CardJourney.Entry entry = refused("DUPLICATE_PERSON", EntryChannel.MOBILE);
        Violation entrant = new Violation("CARD_ENTRANT", "card.3.1", Map.of());
        Eligibility applies = new Eligibility(CardMethod.MOBILE, List.of(entrant), null);
        Roster sent = new Roster(true, true, List.of());
        Journey journey = CardJourney.of(scene(CampaignState.OPEN, day, applies, WITH_PHOTO, entry, sent));
        assertThat(journey.method()).isEqualTo(CardMethod.REISSUE);
        assertThat(journey.reasons()).containsExactly(CompanyRefusals.reason(refusal("DUPLICATE_PERSON")));
        assertThat(steps(journey, day)).containsExactly("ASK_CUSTOMER_CENTRE");
        Violation issued = new Violation("CARD_ALREADY_ISSUED", "card.3.2", Map.of());
        Eligibility known = new Eligibility(CardMethod.REISSUE, List.of(issued), null);
        assertThat(CardJourney.of(scene(CampaignState.OPEN, day, known, WITH_PHOTO, entry, sent))
                        .reasons())
                .extracting(Violation::code)
                .containsExactly("CARD_ALREADY_ISSUED", "CARD_REFUSED_BY_COMPANY");
    }

    @Test
    void only_who_waits_for_the_birthday_alone_is_told_of_mobile() {
        LocalDate day = LocalDate.of(2024, 3, 14);
        LocalDate birthday = LocalDate.of(2024, 9, 1);
        Eligibility minor = new Eligibility(CardMethod.PAPER, List.of(), birthday);
        Eligibility foreigner = new Eligibility(CardMethod.PAPER, List.of(), null);
        CardJourney.Entry listed = entry(EntryState.ISSUER_LINKED, EntryChannel.PAPER, EntryState.ISSUER_LINKED);
        CardJourney.Entry grown = new CardJourney.Entry(
                EntryState.ISSUER_LINKED, EntryChannel.PAPER, listed.reached(), null, null, birthday, List.of());
        assertThat(later(day, minor, null)).isEqualTo(birthday);
        assertThat(later(day, foreigner, null)).isNull();
        assertThat(later(day, minor, grown)).isEqualTo(birthday);
        assertThat(later(day, minor, listed)).isNull();
        CardJourney.Entry applied = new CardJourney.Entry(
                EntryState.APPLIED, EntryChannel.PAPER, listed.reached(), null, null, birthday, List.of());
        Roster sent = new Roster(true, true, List.of());
        assertThat(steps(CardJourney.of(scene(CampaignState.OPEN, day, minor, WITH_PHOTO, grown, sent)), day))
                .contains("MOBILE_LATER");
        assertThat(steps(CardJourney.of(scene(CampaignState.OPEN, day, minor, WITH_PHOTO, applied, sent)), day))
                .doesNotContain("MOBILE_LATER");
    }

    private static LocalDate later(LocalDate day, Eligibility eligibility, CardJourney.Entry entry) {
        Roster none = new Roster(entry != null, entry != null, List.of());
        return CardJourney.of(scene(CampaignState.OPEN, day, eligibility, NONE, entry, none))
                .mobileFrom();
    }

    private static CardJourney.Entry refused(String code, EntryChannel channel) {
        CardJourney.Entry linked = entry(EntryState.ISSUER_LINKED, channel, EntryState.ISSUER_LINKED);
        return new CardJourney.Entry(
                EntryState.ISSUER_REFUSED, channel, linked.reached(), refusal(code), null, null, List.of());
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
        return new CardJourney.Entry(state, channel, reached, null, null, null, List.of());
    }

    private static Journey at(LocalDate day, PhotoStanding photo, CardJourney.Entry entry, boolean sent) {
        return CardJourney.of(scene(CampaignState.OPEN, day, MOBILE, photo, entry, new Roster(sent, false, List.of())));
    }

    private static CardJourney.Scene scene(
            CampaignState campaign,
            LocalDate day,
            Eligibility eligibility,
            PhotoStanding photo,
            CardJourney.Entry entry,
            Roster roster) {
        return new CardJourney.Scene(
                campaign,
                CALENDAR,
                day,
                "소방안전관리학과",
                eligibility,
                photo,
                entry,
                roster.sent(),
                roster.stands(),
                roster.leftOff());
    }

    private static List<NextStep> next(Journey journey, LocalDate day) {
        return NextSteps.of(journey, CALENDAR, day, new CardDeclaration(true, Delivery.HOME, 1));
    }

    private static List<String> steps(Journey journey, LocalDate day) {
        return next(journey, day).stream().map(NextStep::code).toList();
    }

    private static List<CardStage.State> states(Journey journey) {
        return journey.stages().stream().map(CardStage::state).toList();
    }
}
