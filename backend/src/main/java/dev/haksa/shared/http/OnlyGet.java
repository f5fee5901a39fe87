package dev.haksa.shared.http;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** For files that are made, logged and counted when they are asked for: not for somebody who wants their head only. */
@ApplicationScoped
public class OnlyGet {
    private final CurrentVertxRequest current;

    OnlyGet(CurrentVertxRequest current) {
        this.current = current;
    }

    /** Fails with 405 when the current request is a HEAD, which the platform serves by what serves GET. */
    public void require() {
        if (HttpMethod.HEAD.equals(current.getCurrent().request().method())) {
            throw new ProblemException(ProblemType.METHOD_NOT_ALLOWED, Map.of("method", "HEAD", "allowed", "GET"));
        }
    }
}
