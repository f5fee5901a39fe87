package dev.haksa.shared.database;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes the pools of connections: bounded in connections, in those who wait for one and in the time they wait. Nobody
 * waits forever for a database that is away, and everything works again when it is back.
 */
abstract sealed class BoundedPool implements PgPoolCreator {
    private final PoolLimits limits;
    private final Duration silence;

    private BoundedPool(PoolLimits limits, Duration silence) {
        this.limits = limits;
        this.silence = silence;
    }

    @Override
    public Pool create(Input input) {
        for (PgConnectOptions options : input.pgConnectOptionsList()) {
            options.setConnectTimeout(Math.toIntExact(limits.connect().toMillis()))
                    .setTcpKeepAlive(true)
                    .setReadIdleTimeout(Math.toIntExact(silence.toMillis()))
                    .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        }
        PoolOptions options = input.poolOptions()
                .setMaxWaitQueueSize(limits.waiting())
                .setConnectionTimeout(Math.toIntExact(limits.acquisition().toMillis()))
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        return PgBuilder.pool()
                .with(size(options))
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(vertx(input))
                .build();
    }

    Vertx vertx(Input input) {
        return input.vertx();
    }

    PoolOptions size(PoolOptions options) {
        return options;
    }

    /** For everything but admission. */
    @Singleton
    static final class General extends BoundedPool {
        General(PoolLimits limits) {
            super(limits, limits.silence());
        }
    }

    /** For admission alone, so that no flood of reads takes the connection of a lane. */
    @Singleton
    @ReactiveDataSource("admission")
    static final class Admission extends BoundedPool {
        private final AdmissionLoops loops;
        private final int size;

        Admission(
                PoolLimits limits,
                AdmissionLoops loops,
                @ConfigProperty(name = "haksa.admission.lanes", defaultValue = "1") int lanes) {
            super(limits, limits.admissionSilence());
            this.loops = loops;
            this.size = lanes + limits.admissionSpare();
        }

        @Override
        Vertx vertx(Input input) {
            return loops.vertx();
        }

        @Override
        PoolOptions size(PoolOptions options) {
            return options.setMaxSize(size);
        }
    }
}
