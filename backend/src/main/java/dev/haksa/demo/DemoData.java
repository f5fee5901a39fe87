package dev.haksa.demo;

import dev.haksa.catalog.ImportMode;
import dev.haksa.catalog.TimetableImport;
import dev.haksa.identity.AccountProvisioning;
import dev.haksa.identity.AccountProvisioning.NewAccount;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * Fills an empty database once. Terms and timetable come first and may be repeated; people, records and windows follow
 * in one transaction, so that a start cut short begins again where nothing is missing and nothing is double.
 */
@ApplicationScoped
public class DemoData {
    private static final Logger LOG = Logger.getLogger(DemoData.class);
    private static final String TIMETABLE = "/demo/timetable-2016-2.csv";
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final int AFTER_KEYS = 100;
    private static final int FEWEST = 1;
    private static final int MOST = 200_000;

    private final Pool pool;
    private final TimetableImport timetable;
    private final AccountProvisioning accounts;
    private final DemoPeople people;
    private final DemoPhotos photos;
    private final DemoConfig config;
    private final Clock clock;

    DemoData(
            Pool pool,
            TimetableImport timetable,
            AccountProvisioning accounts,
            DemoPeople people,
            DemoPhotos photos,
            DemoConfig config,
            Clock clock) {
        this.pool = pool;
        this.timetable = timetable;
        this.accounts = accounts;
        this.people = people;
        this.photos = photos;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes @Priority(AFTER_KEYS) StartupEvent event) {
        if (config.enabled()) {
            load().await().atMost(LIMIT);
        }
    }

    /**
     * Loads the data unless there are students already.
     *
     * @return whether anything was loaded
     */
    public Uni<Boolean> load() {
        if (config.students() < FEWEST || config.students() > MOST) {
            throw new IllegalArgumentException(
                    "haksa.demo.students must be between " + FEWEST + " and " + MOST + ", not " + config.students());
        }
        return pool.query("select exists (select from student) as loaded")
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("loaded"))
                .chain(loaded -> loaded ? Uni.createFrom().item(false) : fill().replaceWith(true));
    }

    private Uni<Void> fill() {
        Instant now = clock.instant();
        DemoCalendar calendar = DemoCalendar.on(Times.day(now));
        Caller caller = Caller.system("demo-data");
        String password = config.password()
                .orElseThrow(() -> new IllegalStateException(
                        "haksa.demo.password is needed to load demo data into a database of your own"));
        return pool.query(DemoScript.TERMS.with(calendar, config))
                .execute()
                .chain(() -> timetable.run(
                        calendar.code(), DemoData::file, StandardCharsets.UTF_8, ImportMode.BEST_EFFORT, false, caller))
                .chain(() -> accounts.hash(password))
                .call(() -> photos.keep())
                .chain(hash -> pool.withTransaction(connection ->
                        university(connection, calendar, caller, hash).chain(() -> photos.give(connection, now))))
                .invoke(() -> LOG.infof(
                        "Demo data loaded: %d students in %d s",
                        config.students(),
                        Duration.between(now, clock.instant()).toSeconds()));
    }

    private Uni<Void> university(SqlConnection connection, DemoCalendar calendar, Caller caller, String hash) {
        return people.staff(connection)
                .chain(staff -> accounts.createActive(connection, caller, staff, hash))
                .chain(() -> connection
                        .query(DemoScript.STUDENTS.with(calendar, config))
                        .execute())
                .chain(() -> people.studentChunks(connection, chunk -> create(connection, caller, chunk, hash)))
                .chain(() -> connection
                        .query(DemoScript.RECORDS.with(calendar, config))
                        .execute())
                .replaceWithVoid();
    }

    private Uni<Void> create(SqlConnection connection, Caller caller, java.util.List<NewAccount> chunk, String hash) {
        return accounts.createActive(connection, caller, chunk, hash).replaceWithVoid();
    }

    private static InputStream file() {
        return Objects.requireNonNull(DemoData.class.getResourceAsStream(TIMETABLE), TIMETABLE);
    }
}
