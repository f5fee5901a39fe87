package dev.haksa.card;

import dev.haksa.card.StudentCards.Chosen;
import dev.haksa.card.StudentCards.Known;
import dev.haksa.card.domain.CampaignCalendar;
import dev.haksa.photo.ClosedWindow;
import dev.haksa.photo.PhotoWindow;
import dev.haksa.shared.time.Times;
import dev.haksa.student.StudentStanding;
import dev.haksa.student.StudentStandings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Closes the uploading of photos at the campaign's deadline (안내 2.), until its data are with the card company: for the
 * students who apply in it. For everybody else it stays open.
 */
@ApplicationScoped
class CardPhotoWindow implements PhotoWindow {
    private static final Set<CampaignState> COLLECTING =
            EnumSet.of(CampaignState.OPEN, CampaignState.SUBMITTED, CampaignState.APPROVED);

    private final StudentCards cards;
    private final StudentStandings standings;

    CardPhotoWindow(StudentCards cards, StudentStandings standings) {
        this.cards = cards;
        this.standings = standings;
    }

    private record Concerned(@Nullable Known known) {}

    @Override
    public Uni<Optional<ClosedWindow>> closed(SqlClient connection, String studentNumber, Instant at) {
        LocalDate today = Times.day(at);
        return concerned(connection, studentNumber, today, true).map(concerned -> closed(concerned, today));
    }

    @Override
    public Uni<Optional<Instant>> closesAt(SqlClient connection, String studentNumber, Instant at) {
        LocalDate today = Times.day(at);
        return concerned(connection, studentNumber, today, false)
                .map(concerned -> Optional.ofNullable(concerned.known())
                        .filter(known -> known.calendar().photosOpen(today))
                        .map(CardPhotoWindow::end));
    }

    private static Optional<ClosedWindow> closed(Concerned concerned, LocalDate today) {
        return Optional.ofNullable(concerned.known())
                .filter(known -> !known.calendar().photosOpen(today))
                .map(known -> new ClosedWindow(
                        "CARD_PHOTOS_CLOSED",
                        "card.2.1",
                        end(known),
                        Map.of(
                                "campaign", known.campaign().code(),
                                "until", known.calendar().photoUntil())));
    }

    /**
     * Whom the campaign's time concerns.
     *
     * @param onlyWhenOver nobody while the stage lasts for everybody: then it need not be known who applies
     */
    private Uni<Concerned> concerned(
            SqlClient connection, String studentNumber, LocalDate today, boolean onlyWhenOver) {
        return standings
                .load(connection, Set.of(studentNumber), today)
                .chain(found -> concerned(connection, found.get(studentNumber), today, onlyWhenOver));
    }

    private Uni<Concerned> concerned(
            SqlClient connection, @Nullable StudentStanding student, LocalDate today, boolean onlyWhenOver) {
        if (student == null) {
            return Uni.createFrom().item(new Concerned(null));
        }
        return cards.choose(connection, student.studentNumber(), student.departmentId(), today)
                .chain(chosen -> onlyWhenOver && lasts(chosen, today)
                        ? Uni.createFrom().item(new Concerned(null))
                        : concerned(connection, chosen, student, today));
    }

    /** A department whose roster was opened again may have more time than everybody, never less. */
    private static boolean lasts(Chosen chosen, LocalDate today) {
        CardCampaign campaign = chosen.campaign();
        return campaign != null && new CampaignCalendar(campaign.stages(), null, false).photosOpen(today);
    }

    private Uni<Concerned> concerned(SqlClient connection, Chosen chosen, StudentStanding student, LocalDate today) {
        CardCampaign campaign = chosen.campaign();
        boolean gone = chosen.entry() != null && chosen.entry().state() != EntryState.ON_ROSTER;
        if (campaign == null || gone || !COLLECTING.contains(campaign.state())) {
            return Uni.createFrom().item(new Concerned(null));
        }
        return cards.known(connection, campaign, null, student.studentNumber(), today)
                .map(known -> new Concerned(cards.eligibility(known, today).applies() ? known : null));
    }

    private static Instant end(Known known) {
        return known.calendar()
                .photoUntil()
                .plusDays(1)
                .atStartOfDay(Times.SEOUL)
                .toInstant();
    }
}
