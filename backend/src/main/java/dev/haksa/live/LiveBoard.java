package dev.haksa.live;

import dev.haksa.enrollment.SeatBoard;
import dev.haksa.enrollment.SeatCount;
import dev.haksa.enrollment.WaitlistPlace;
import dev.haksa.live.store.LiveRows;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Collects what has changed since the last look, and looks once for everybody: one query for the seats of all changed
 * sections, one for the places of all students whom that concerns.
 */
final class LiveBoard {
    private static final int MOST_TERMS = 50_000;

    private final SeatBoard board;
    private final LiveRows rows;
    private final LiveFrames frames;
    private final LiveListeners listeners;

    private final Set<Integer> changedSections = new HashSet<>();
    private final Set<String> changedStudents = new HashSet<>();
    private final Set<LiveStream> fresh = new HashSet<>();
    /** Only used while a look is under way, and there is one at a time. */
    private final Map<String, List<WaitlistPlace>> knownPlaces = new HashMap<>();

    private final Map<Integer, Integer> termBySection = new HashMap<>();

    LiveBoard(SeatBoard board, LiveRows rows, LiveFrames frames, LiveListeners listeners) {
        this.board = board;
        this.rows = rows;
        this.frames = frames;
        this.listeners = listeners;
    }

    /** What one look is about. */
    private record Look(Set<Integer> sections, Set<Integer> changed, Set<String> students, Set<LiveStream> fresh) {}

    synchronized void sectionChanged(int section) {
        changedSections.add(section);
    }

    synchronized void studentChanged(String student) {
        changedStudents.add(student);
    }

    synchronized void added(LiveStream stream) {
        fresh.add(stream);
    }

    synchronized boolean hasNews() {
        return !changedSections.isEmpty() || !changedStudents.isEmpty() || !fresh.isEmpty();
    }

    /** Looks at what has changed and hands it to the streams; what changes meanwhile waits for the next look. */
    Uni<Void> look() {
        Look look = begin();
        return seats(look)
                .chain(() -> places(look))
                .invoke(() -> look.fresh().forEach(stream -> {
                    stream.offerHeartbeat();
                    stream.wake();
                }))
                .onFailure()
                .invoke(() -> restore(look));
    }

    private synchronized Look begin() {
        Set<Integer> changed = listeners.watched(changedSections);
        Set<Integer> sections = new HashSet<>(changed);
        Set<String> students = new HashSet<>(changedStudents);
        fresh.forEach(stream -> {
            sections.addAll(stream.listener().sections());
            students.add(stream.listener().studentNumber());
        });
        knownPlaces.keySet().removeIf(student -> !listeners.hasStudent(student));
        knownPlaces.forEach((student, places) -> {
            if (places.stream().anyMatch(place -> changedSections.contains(place.sectionId()))) {
                students.add(student);
            }
        });
        students.removeIf(student -> !listeners.hasStudent(student));
        Look look = new Look(sections, changed, students, Set.copyOf(fresh));
        changedSections.clear();
        changedStudents.clear();
        fresh.clear();
        return look;
    }

    /** A look that failed is made again. */
    private synchronized void restore(Look look) {
        changedSections.addAll(look.changed());
        changedStudents.addAll(look.students());
        fresh.addAll(look.fresh());
    }

    private Uni<Void> seats(Look look) {
        return look.sections().isEmpty()
                ? Uni.createFrom().voidItem()
                : board.seats(look.sections())
                        .invoke(counts -> counts.forEach(count -> tell(look, count)))
                        .replaceWithVoid();
    }

    private void tell(Look look, SeatCount count) {
        byte[] frame = frames.seats(LiveSeats.from(count));
        boolean changed = look.changed().contains(count.sectionId());
        for (LiveStream stream : listeners.watching(count.sectionId())) {
            if (changed || look.fresh().contains(stream)) {
                stream.offerSeats(count.sectionId(), frame);
                stream.wake();
            }
        }
    }

    private Uni<Void> places(Look look) {
        return look.students().isEmpty()
                ? Uni.createFrom().voidItem()
                : board.places(look.students())
                        .chain(found -> learnTerms(found).replaceWith(found))
                        .invoke(found -> tell(look, found))
                        .replaceWithVoid();
    }

    private void tell(Look look, List<WaitlistPlace> found) {
        Map<String, List<WaitlistPlace>> byStudent =
                found.stream().collect(Collectors.groupingBy(WaitlistPlace::studentNumber));
        for (String student : look.students()) {
            List<WaitlistPlace> now = byStudent.getOrDefault(student, List.of());
            List<WaitlistPlace> before = remember(student, now);
            for (LiveStream stream : listeners.of(student)) {
                if (look.fresh().contains(stream) || !now.equals(before)) {
                    stream.offerPlaces(frames.waitlist(LiveWaitlist.from(ofTerm(now, stream))));
                    stream.wake();
                }
            }
        }
    }

    private synchronized List<WaitlistPlace> remember(String student, List<WaitlistPlace> now) {
        List<WaitlistPlace> before = now.isEmpty() ? knownPlaces.remove(student) : knownPlaces.put(student, now);
        return before == null ? List.of() : before;
    }

    private List<WaitlistPlace> ofTerm(List<WaitlistPlace> places, LiveStream stream) {
        Integer term = stream.listener().termId();
        return places.stream()
                .filter(place -> term.equals(termBySection.get(place.sectionId())))
                .toList();
    }

    private Uni<Void> learnTerms(List<WaitlistPlace> places) {
        Set<Integer> unknown =
                places.stream().map(WaitlistPlace::sectionId).collect(Collectors.toCollection(HashSet::new));
        if (termBySection.size() > MOST_TERMS) {
            termBySection.clear();
        }
        unknown.removeAll(termBySection.keySet());
        return unknown.isEmpty()
                ? Uni.createFrom().voidItem()
                : rows.termsOf(unknown).invoke(termBySection::putAll).replaceWithVoid();
    }
}
