package dev.haksa.shared.overload;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemPages;
import dev.haksa.shared.time.Ticks;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Knows the requests that this instance works on. There is room for so many of each kind; the next one is turned away
 * at once, so that those inside are served well. Who is inside gets an answer within the deadline, whatever the
 * database does: nobody waits forever.
 */
@ApplicationScoped
public class RequestsInFlight {
    private static final int FILTER_PRIORITY = 9_500;
    private static final int RETRY_AFTER_SECONDS = 1;
    private static final int RETRY_AFTER_DEADLINE_SECONDS = 5;
    private static final long LOOK_EVERY_MILLIS = 500;

    private final ProblemPages problems;
    private final Ticks ticks;
    private final Stay.Patience patience;
    private final Stay.Patience uploadPatience;
    private final Map<Kind, Room> rooms = new EnumMap<>(Kind.class);
    private final Set<Stay> stays = ConcurrentHashMap.newKeySet();
    private final Counter overdue;

    RequestsInFlight(
            ProblemPages problems,
            OverloadConfig config,
            MeterRegistry meters,
            Ticks ticks,
            @ConfigProperty(name = "haksa.http.deadline", defaultValue = "PT30S") Duration deadline,
            @ConfigProperty(name = "haksa.http.upload-deadline", defaultValue = "PT5M") Duration uploadDeadline,
            @ConfigProperty(name = "haksa.http.upload-pace", defaultValue = "PT30S") Duration uploadPace) {
        this.problems = problems;
        this.ticks = ticks;
        this.patience = new Stay.Patience(deadline, deadline);
        this.uploadPatience = new Stay.Patience(uploadDeadline, uploadPace);
        this.overdue = Counter.builder("haksa.http.overdue")
                .description("requests answered 503 because the deadline passed")
                .register(meters);
        rooms.put(Kind.READ, new Room(config.reads(), Kind.READ.name(), meters));
        rooms.put(Kind.WRITE, new Room(config.writes(), Kind.WRITE.name(), meters));
        rooms.put(Kind.DRY_RUN, new Room(config.dryRuns(), Kind.DRY_RUN.name(), meters));
        rooms.put(Kind.UPLOAD, new Room(config.uploads(), Kind.UPLOAD.name(), meters));
    }

    private enum Kind {
        READ,
        WRITE,
        DRY_RUN,
        UPLOAD;

        static Kind of(HttpServerRequest request) {
            if (ApiPaths.isUpload(request)) {
                return UPLOAD;
            }
            if (ApiPaths.isDryRun(request)) {
                return DRY_RUN;
            }
            return ApiPaths.isRead(request) ? READ : WRITE;
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::enter, FILTER_PRIORITY);
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        vertx.setPeriodic(LOOK_EVERY_MILLIS, timer -> look());
    }

    private void enter(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (!ApiPaths.isLimited(request)) {
            routing.next();
            return;
        }
        Room room = room(request);
        if (!room.enter()) {
            turnAway(routing);
            return;
        }
        @Nullable Context current = Vertx.currentContext();
        Stay stay = new Stay(
                ticks,
                routing,
                current == null ? routing.vertx().getOrCreateContext() : current,
                room,
                ApiPaths.isUpload(request) ? uploadPatience : patience);
        stays.add(stay);
        routing.addHeadersEndHandler(begun -> leaveIfStream(stay));
        routing.addEndHandler(ended -> leave(stay));
        routing.next();
    }

    private void turnAway(RoutingContext routing) {
        ProblemException overloaded = ProblemException.overloaded(RETRY_AFTER_SECONDS);
        if (ApiPaths.isUpload(routing.request())) {
            problems.failUnread(routing, overloaded);
        } else {
            problems.fail(routing, overloaded);
        }
    }

    private Room room(HttpServerRequest request) {
        return java.util.Objects.requireNonNull(rooms.get(Kind.of(request)));
    }

    /**
     * A stream of events stays open for hours and costs little; who offers it bounds its listeners. A long file has a place
     * of its own, for as long as its reader takes.
     */
    private void leaveIfStream(Stay stay) {
        @Nullable String type = stay.routing().response().headers().get("Content-Type");
        boolean events = type != null && type.startsWith("text/event-stream");
        if (events || DownloadPlaces.isTakenBy(stay.routing())) {
            leave(stay);
        }
    }

    private void leave(Stay stay) {
        if (stay.leave()) {
            stays.remove(stay);
        }
    }

    /**
     * Who is gone is let out here too: a stream that fails closes its response by itself, and then the platform tells
     * nobody that the request has ended.
     */
    void look() {
        for (Stay stay : stays) {
            if (stay.routing().response().closed()) {
                leave(stay);
            } else if (stay.isDue()) {
                stay.context().runOnContext(ignored -> end(stay));
            }
        }
    }

    /** An answer that has begun is on its way; all others end here, and files that hardly arrive with their connection. */
    private void end(Stay stay) {
        RoutingContext routing = stay.routing();
        if (routing.response().headWritten() || !stay.isOverdue()) {
            return;
        }
        overdue.increment();
        ProblemException overloaded = ProblemException.overloaded(RETRY_AFTER_DEADLINE_SECONDS);
        if (stay.isArriving()) {
            problems.failUnread(routing, overloaded);
        } else {
            problems.fail(routing, overloaded);
        }
    }
}
