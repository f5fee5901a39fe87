package dev.haksa.shared.problem;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.DatabaseException;
import jakarta.persistence.OptimisticLockException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hibernate.StaleStateException;
import org.jspecify.annotations.Nullable;

/** Recognises failures of the database that the client can do something about. */
public final class DatabaseFailures {
    private static final int RETRY_AFTER_SECONDS = 2;
    private static final Pattern POOL_EXHAUSTED = Pattern.compile("^Timeout|pool reached max wait queue|Pool closed");
    private static final String UNIQUE = "23505";
    private static final String FOREIGN_KEY = "23503";
    private static final String CHECK = "23514";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    /** Text with a zero byte, which the database keeps neither as text nor as JSON. */
    private static final Set<String> UNSTORABLE_TEXT = Set.of("22021", "22P05");

    private DatabaseFailures() {}

    /** The problem that a failure amounts to; null when it is a mistake of ours. */
    public static @Nullable ProblemException recognise(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException || cause instanceof StaleStateException) {
                return new ProblemException(ProblemType.STALE_VERSION, Map.of("sent", "–", "current", "–"));
            }
            if (cause instanceof PgException pg && isConstraint(pg)) {
                return ProblemException.conflict(
                        "CONSTRAINT", Map.of("constraint", String.valueOf(pg.getConstraint())));
            }
            if (UNSTORABLE_TEXT.contains(sqlState(cause))) {
                return ProblemException.invalid("FORBIDDEN_CHARACTER", "", Map.of());
            }
            if (isUnavailable(cause) || isOvertaken(cause)) {
                return new ProblemException(ProblemType.OVERLOADED, Map.of("retryAfterSeconds", RETRY_AFTER_SECONDS));
            }
        }
        return null;
    }

    /** Whether the database cannot be reached or went away. */
    public static boolean isUnavailable(Throwable cause) {
        boolean closed = cause instanceof IOException
                || (cause instanceof VertxException && !(cause instanceof DatabaseException));
        boolean poolExhausted = cause instanceof NoStackTraceThrowable
                && POOL_EXHAUSTED.matcher(String.valueOf(cause.getMessage())).find();
        boolean shutdown = cause instanceof PgException pg
                && (pg.getSqlState().startsWith("57P")
                        || pg.getSqlState().startsWith("08")
                        || pg.getSqlState().startsWith("53"));
        return closed || poolExhausted || shutdown;
    }

    /** Whether the transaction gave way to another one (deadlock, serialization, lock): the same again may succeed. */
    private static boolean isOvertaken(Throwable cause) {
        String state = sqlState(cause);
        return state.startsWith("40") || state.equals(LOCK_NOT_AVAILABLE);
    }

    private static String sqlState(Throwable cause) {
        String state = switch (cause) {
            case PgException pg -> pg.getSqlState();
            case SQLException sql -> sql.getSQLState();
            default -> null;
        };
        return state == null ? "" : state;
    }

    private static boolean isConstraint(PgException pg) {
        String state = pg.getSqlState();
        return UNIQUE.equals(state) || FOREIGN_KEY.equals(state) || CHECK.equals(state);
    }
}
