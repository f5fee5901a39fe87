package dev.haksa.shared.overload;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jspecify.annotations.Nullable;

/** Lets answers go nowhere when nobody is left to write to: the deadline answered already, or the client hung up. */
public class LateAnswers {
    /** Response filters run from high to low: all others have seen the answer by now. */
    private static final int LAST = 0;

    private final CurrentVertxRequest current;

    LateAnswers(CurrentVertxRequest current) {
        this.current = current;
    }

    /** Ends the processing of a request that needs no answer any more. */
    @ServerResponseFilter(priority = LAST)
    public void drop() {
        @Nullable RoutingContext routing = current.getCurrent();
        boolean nobody = routing != null
                && (routing.response().ended() || routing.response().closed());
        @Nullable ResteasyReactiveRequestContext request = nobody ? CurrentRequestManager.get() : null;
        if (request != null) {
            request.suspend();
            request.close();
        }
    }
}
