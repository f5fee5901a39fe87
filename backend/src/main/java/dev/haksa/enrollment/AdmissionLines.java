package dev.haksa.enrollment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for admission: one line a student, of which only the head may be decided. Heads are taken in order of
 * arrival. An identical request joins the place of the first one. What a request costs does not grow with the number
 * of those who wait. Not safe for threads; the queue guards it.
 *
 * @param <W> who waits at a place
 */
final class AdmissionLines<W> {
    /** Who repeats an identical request more often than this while it is pending is no longer somebody who waits. */
    private static final int MOST_WAITERS = 32;

    private final int limit;
    private final int limitPerStudent;
    private final Map<String, Line<W>> lines = new HashMap<>();
    private final PriorityQueue<Place<W>> heads = new PriorityQueue<>(Comparator.comparingLong(Place::number));
    private int waiting;
    private long numbers;

    AdmissionLines(int limit, int limitPerStudent) {
        this.limit = limit;
        this.limitPerStudent = limitPerStudent;
    }

    /** What became of a request. */
    enum Outcome {
        /** It has a place of its own. */
        WAITS,
        /** An identical one is pending; both get one result. */
        JOINED,
        /** Too many wait altogether. */
        FULL,
        /** Too many of this student wait. */
        TOO_MANY_OF_ONE
    }

    private static final class Line<W> {
        private final ArrayDeque<Place<W>> places = new ArrayDeque<>();
        private boolean busy;
    }

    /** A pending request, with everybody who waits for its result. */
    static final class Place<W> {
        private final AdmissionRequest request;
        private final long number;
        private final List<W> waiters = new ArrayList<>(1);
        private long latest;

        private Place(AdmissionRequest request, long number) {
            this.request = request;
            this.number = number;
        }

        AdmissionRequest request() {
            return request;
        }

        private long number() {
            return number;
        }

        private void join(W waiter, long now) {
            waiters.add(waiter);
            latest = now;
        }

        /** Whether everybody who waits came before that instant of the monotonic clock. */
        boolean isGivenUp(long since) {
            return latest - since < 0;
        }

        private boolean isOf(AdmissionRequest other) {
            return request.caller().id().equals(other.caller().id());
        }

        private boolean isIdenticalTo(AdmissionRequest other) {
            return request.command().equals(other.command())
                    && isOf(other)
                    && Objects.equals(request.reason(), other.reason());
        }

        /** Whether the result of the other one may depend on it in the student's favour. */
        private boolean mayHelp(AdmissionRequest other) {
            return request.command().getClass() != other.command().getClass()
                    || !request.command().mayFree().isEmpty();
        }
    }

    /**
     * Gives a request a place, or lets it join the identical one.
     *
     * @param now monotonic clock, in nanoseconds
     */
    Outcome offer(AdmissionRequest request, W waiter, long now) {
        Line<W> line = lines.get(request.studentNumber());
        Place<W> same = line == null ? null : identical(line, request);
        if (same != null) {
            return join(same, waiter, now);
        }
        if (waiting >= limit) {
            return Outcome.FULL;
        }
        if (line != null
                && line.places.stream().filter(place -> place.isOf(request)).count() >= limitPerStudent) {
            return Outcome.TOO_MANY_OF_ONE;
        }
        add(lines.computeIfAbsent(request.studentNumber(), student -> new Line<>()), request, waiter, now);
        return Outcome.WAITS;
    }

    /**
     * Takes the next requests in order of arrival, at most one a student; the student is busy until released.
     *
     * @param since places that nobody joined since then are given up: who was told to try again must not find the old
     *     request carried out later
     */
    List<Place<W>> take(int most, long since) {
        List<Place<W>> taken = new ArrayList<>(Math.min(most, heads.size()));
        Place<W> place = taken.size() < most ? heads.poll() : null;
        while (place != null) {
            waiting--;
            Line<W> line = line(place);
            if (place.isGivenUp(since)) {
                line.places.remove(place);
                advance(place, line);
            } else {
                line.busy = true;
                taken.add(place);
            }
            place = taken.size() < most ? heads.poll() : null;
        }
        return taken;
    }

    /** Closes a place whose result is known; nobody joins it from now on. */
    List<W> close(Place<W> place) {
        line(place).places.remove(place);
        return place.waiters;
    }

    /** Lets the student's next request go. */
    void release(Place<W> place) {
        Line<W> line = line(place);
        line.places.remove(place);
        line.busy = false;
        advance(place, line);
    }

    /** Requests that wait to be taken. */
    int waiting() {
        return waiting;
    }

    private Outcome join(Place<W> place, W waiter, long now) {
        if (place.waiters.size() >= MOST_WAITERS) {
            return Outcome.TOO_MANY_OF_ONE;
        }
        place.join(waiter, now);
        return Outcome.JOINED;
    }

    /** Not past a request that changes its prospects: who enrolls, drops and enrolls again means all three. */
    private @Nullable Place<W> identical(Line<W> line, AdmissionRequest request) {
        Iterator<Place<W>> latestFirst = line.places.descendingIterator();
        while (latestFirst.hasNext()) {
            Place<W> place = latestFirst.next();
            if (place.isIdenticalTo(request)) {
                return place;
            }
            if (place.mayHelp(request)) {
                return null;
            }
        }
        return null;
    }

    private void add(Line<W> line, AdmissionRequest request, W waiter, long now) {
        Place<W> place = new Place<>(request, numbers++);
        place.join(waiter, now);
        line.places.add(place);
        waiting++;
        if (!line.busy && line.places.size() == 1) {
            heads.add(place);
        }
    }

    private void advance(Place<W> gone, Line<W> line) {
        Place<W> next = line.places.peek();
        if (next == null) {
            lines.remove(gone.request().studentNumber());
        } else {
            heads.add(next);
        }
    }

    private Line<W> line(Place<W> place) {
        return Objects.requireNonNull(lines.get(place.request().studentNumber()));
    }
}
