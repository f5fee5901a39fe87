package dev.haksa.photo.check;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Prints how well each check does on the labelled pictures, and what a photo costs.
 *
 * <p>{@code ./mvnw -Prush -Dhaksa.rush.main=dev.haksa.photo.check.PhotoFigures}; options: a seed (1), {@code tuning} for the part of the
 * set by which limits may be chosen, {@code verbose} to name what was wrong, a folder to write the pictures to, {@code of=} a folder of
 * photos that were approved, to count what would have been flagged.
 */
public final class PhotoFigures {
    private static final int PHONE_PHOTOS = 12;
    private static final String OF = "of=";

    private PhotoFigures() {}

    /** Prints; never fails because of time. */
    public static void main(String[] arguments) throws IOException {
        List<String> options = List.of(arguments);
        Part part = options.contains("tuning") ? Part.TUNING : Part.REPORTING;
        long seed = options.stream()
                .filter(option -> option.matches("\\d+"))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(1);
        try (FaceCounter faces = FaceCounter.open()) {
            for (String option : options) {
                if (option.startsWith(OF)) {
                    flagged(Path.of(option.substring(OF.length())), new PhotoExamination(faces));
                    return;
                }
            }
            List<LabelledPhoto> photos = LabelledPhotos.all(part, seed);
            System.out.printf("%s: %d pictures, seed %d%n", part, photos.size(), seed);
            for (String folder :
                    options.stream().filter(option -> option.contains("/")).toList()) {
                write(photos, Path.of(folder));
            }
            PhotoExamination withFaces = new PhotoExamination(faces);
            print(Scores.of(photos, withFaces), options.contains("verbose"));
            print(Scores.flagged(photos, withFaces));
            times(photos, withFaces);
        }
    }

    private static void print(Map<FindingCode, Score> scores, boolean verbose) {
        System.out.println(
                "| check | right | wrong | missed | precision | recall | people and things never mistaken |");
        System.out.println("|---|---|---|---|---|---|---|");
        scores.forEach((code, score) -> {
            System.out.printf(
                    "| `%s` | %d | %d | %d | %s | %s | %d of %d (%.0f–%.0f %%) |%n",
                    code,
                    score.right(),
                    score.wrong().size(),
                    score.missed().size(),
                    score.precision(),
                    score.recall(),
                    score.faultless().hits(),
                    score.faultless().of(),
                    100 * score.faultless().low(),
                    100 * score.faultless().high());
            if (verbose) {
                score.wrong().forEach(name -> System.out.println("    wrong   " + name));
                score.missed().forEach(name -> System.out.println("    missed  " + name));
            }
        });
    }

    private static void print(Map<String, Map<FindingCode, Integer>> flagged) {
        System.out.println("What was found in each group:");
        flagged.forEach((group, found) -> System.out.println("  " + group + ": " + found));
    }

    /** What would be flagged of photos that people approved. */
    private static void flagged(Path folder, PhotoExamination examination) throws IOException {
        List<LabelledPhoto> photos = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                photos.add(new LabelledPhoto(
                        "photos", file.toString(), file.toString(), Files.readAllBytes(file), Set.of(), true));
            }
        }
        Map<FindingCode, Score> scores = Scores.of(photos, examination);
        System.out.printf("%d photos; flagged:%n", photos.size());
        scores.forEach((code, score) -> {
            System.out.printf(
                    "  %s %d: %s%n",
                    code, score.wrong().size(), new Proportion(score.wrong().size(), photos.size()));
            score.wrong().forEach(name -> System.out.println("    " + name));
        });
    }

    private static void times(List<LabelledPhoto> photos, PhotoExamination withFaces) {
        PhotoExamination without = new PhotoExamination(null);
        List<byte[]> contents = photos.stream().map(LabelledPhoto::jpeg).toList();
        Scores.of(photos, without);
        time("without counting faces", without, contents, Fit.NONE);
        time("with counting faces", withFaces, contents, Fit.NONE);
        List<byte[]> phone = PhonePhotos.some(PHONE_PHOTOS);
        time("12-megapixel photo, fit=crop, without", without, phone, Fit.CROP);
        time("12-megapixel photo, fit=crop, with", withFaces, phone, Fit.CROP);
    }

    private static void time(String what, PhotoExamination examination, List<byte[]> photos, Fit fit) {
        double[] millis = new double[photos.size()];
        for (int i = 0; i < millis.length; i++) {
            long before = cpuNanos();
            examination.examine(photos.get(i), fit);
            millis[i] = (cpuNanos() - before) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                "CPU a photo, %s: median %.1f ms, p99 %.1f ms, largest %.1f ms (%d photos)%n",
                what,
                millis[millis.length / 2],
                millis[(int) (millis.length * 0.99)],
                millis[millis.length - 1],
                millis.length);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void write(List<LabelledPhoto> photos, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < photos.size(); i++) {
            String name = photos.get(i).group() + " " + photos.get(i).name();
            Files.write(
                    folder.resolve(String.format("%03d %s.jpg", i, name.replace('/', ' '))),
                    photos.get(i).jpeg());
        }
    }
}
