package dev.haksa.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The streams of this instance, by what concerns them. */
final class LiveListeners {
    private final Set<LiveStream> all = new LinkedHashSet<>();
    private final Map<Integer, Set<LiveStream>> bySection = new HashMap<>();
    private final Map<String, Set<LiveStream>> byStudent = new HashMap<>();
    private final Map<String, Deque<LiveStream>> byAccount = new HashMap<>();

    /** Adds a stream; answers the account's oldest when it has more than allowed, which is then out. */
    synchronized @Nullable LiveStream add(LiveStream stream, int perAccount) {
        LiveListener listener = stream.listener();
        all.add(stream);
        listener.sections().forEach(section -> put(bySection, section, stream));
        put(byStudent, listener.studentNumber(), stream);
        Deque<LiveStream> ofAccount = byAccount.computeIfAbsent(listener.account(), key -> new ArrayDeque<>());
        ofAccount.addLast(stream);
        LiveStream oldest = ofAccount.size() > perAccount ? ofAccount.getFirst() : null;
        if (oldest != null) {
            remove(oldest);
        }
        return oldest;
    }

    synchronized void remove(LiveStream stream) {
        if (!all.remove(stream)) {
            return;
        }
        LiveListener listener = stream.listener();
        listener.sections().forEach(section -> take(bySection, section, stream));
        take(byStudent, listener.studentNumber(), stream);
        take(byAccount, listener.account(), stream);
    }

    synchronized int size() {
        return all.size();
    }

    synchronized List<LiveStream> all() {
        return List.copyOf(all);
    }

    synchronized List<LiveStream> watching(int section) {
        return copy(bySection.get(section));
    }

    synchronized List<LiveStream> of(String student) {
        return copy(byStudent.get(student));
    }

    /** Those of the sections that somebody watches. */
    synchronized Set<Integer> watched(Collection<Integer> sections) {
        Set<Integer> watched = new HashSet<>(sections);
        watched.retainAll(bySection.keySet());
        return watched;
    }

    synchronized boolean hasStudent(String student) {
        return byStudent.containsKey(student);
    }

    private static <K> void put(Map<K, Set<LiveStream>> map, K key, LiveStream stream) {
        map.computeIfAbsent(key, ignored -> new HashSet<>()).add(stream);
    }

    private static <K, C extends Collection<LiveStream>> void take(Map<K, C> map, K key, LiveStream stream) {
        C streams = map.get(key);
        if (streams != null && streams.remove(stream) && streams.isEmpty()) {
            map.remove(key);
        }
    }

    private static List<LiveStream> copy(@Nullable Collection<LiveStream> streams) {
        return streams == null ? List.of() : new ArrayList<>(streams);
    }
}
