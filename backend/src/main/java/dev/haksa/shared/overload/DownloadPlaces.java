package dev.haksa.shared.overload;

import dev.haksa.shared.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Places of files that are being read. Reading takes as long as the reader likes, so these answers leave the room of
 * reads when they begin, and there is room for so many of them only, and for a few of one reader.
 */
@ApplicationScoped
public class DownloadPlaces {
    private static final String TAKEN = DownloadPlaces.class.getName();
    private static final String NOBODY = "nobody";
    private static final int COME_AGAIN_SECONDS = 2;

    private final Room room;
    private final Shares shares;

    DownloadPlaces(OverloadConfig config, MeterRegistry meters) {
        this.room = new Room(config.downloads(), "DOWNLOAD", meters);
        this.shares = new Shares(config.downloadsPerAccount());
    }

    /** A place, given back once. */
    public static final class Place {
        private final AtomicBoolean held = new AtomicBoolean(true);
        private final Runnable end;

        private Place(Runnable end) {
            this.end = end;
        }

        /** To be called when the content has ended, however it did: not every hang-up ends the request. */
        public void giveBack() {
            if (held.compareAndSet(true, false)) {
                end.run();
            }
        }
    }

    /**
     * Takes a place, which is given back with the end of the request at the latest; on the context of the request, before
     * anything is sent.
     *
     * @param reader on whose account; null for the account that asks
     * @throws ProblemException 429 when the reader has as many as allowed, 503 when there is no place
     */
    public Place take(RoutingContext routing, @Nullable String reader) {
        String who = reader == null ? "account " + account(routing) : reader;
        boolean gone = routing.response().ended() || routing.response().closed();
        if (gone || !shares.take(who)) {
            throw ProblemException.tooMany(COME_AGAIN_SECONDS);
        }
        if (!room.enter()) {
            shares.giveBack(who);
            throw ProblemException.overloaded(COME_AGAIN_SECONDS);
        }
        routing.put(TAKEN, true);
        Place place = new Place(() -> giveBack(who));
        routing.addEndHandler(ended -> place.giveBack());
        return place;
    }

    /** Whether the answer to a request has a place here. */
    static boolean isTakenBy(RoutingContext routing) {
        return routing.get(TAKEN) != null;
    }

    private void giveBack(String who) {
        room.leave();
        shares.giveBack(who);
    }

    private static String account(RoutingContext routing) {
        if (routing.user() instanceof QuarkusHttpUser user
                && user.getSecurityIdentity().getPrincipal() instanceof JsonWebToken token) {
            return token.getSubject();
        }
        return NOBODY;
    }
}
