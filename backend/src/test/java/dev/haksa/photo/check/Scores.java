package dev.haksa.photo.check;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Asks the checks about labelled pictures and counts. */
final class Scores {
    private static final Set<FindingCode> ABOUT_FACES =
            Set.of(FindingCode.NO_FACE, FindingCode.SEVERAL_FACES, FindingCode.TURNED);

    private Scores() {}

    static Map<FindingCode, Score> of(List<LabelledPhoto> photos, PhotoExamination examination) {
        Map<FindingCode, Score> scores = new EnumMap<>(FindingCode.class);
        for (LabelledPhoto photo : photos) {
            Set<FindingCode> said = said(photo, examination);
            for (FindingCode code : FindingCode.values()) {
                if (code != FindingCode.FACE_NOT_CHECKED && (photo.facesKnown() || !ABOUT_FACES.contains(code))) {
                    scores.computeIfAbsent(code, first -> new Score())
                            .add(photo.wrong().contains(code), said.contains(code), photo);
                }
            }
        }
        return scores;
    }

    /** How often each code was said in each group, whether right or wrong. */
    static Map<String, Map<FindingCode, Integer>> flagged(List<LabelledPhoto> photos, PhotoExamination examination) {
        Map<String, Map<FindingCode, Integer>> groups = new TreeMap<>();
        for (LabelledPhoto photo : photos) {
            Map<FindingCode, Integer> found =
                    groups.computeIfAbsent(photo.group(), group -> new EnumMap<>(FindingCode.class));
            said(photo, examination).forEach(code -> found.merge(code, 1, Integer::sum));
        }
        return groups;
    }

    private static Set<FindingCode> said(LabelledPhoto photo, PhotoExamination examination) {
        return examination.examine(photo.jpeg(), Fit.NONE).findings().stream()
                .map(Finding::code)
                .collect(Collectors.toSet());
    }
}
