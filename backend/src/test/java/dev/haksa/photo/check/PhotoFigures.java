package dev.haksa.photo.check;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Prints how well each check does on the labelled pictures, and what a photo costs.
 *
 * <p>{@code ./mvnw -Prush -Dhaksa.rush.main=dev.haksa.photo.check.PhotoFigures}; options: a seed (1), {@code verbose} to name what was
 * wrong, a folder to write the pictures to.
 */
public final class PhotoFigures {
    private static final int PHONE_PHOTOS = 12;

    private PhotoFigures() {}

    /** Prints; never fails because of time. */
    public static void main(String[] arguments) throws IOException {
        List<String> options = List.of(arguments);
        long seed = options.stream()
                .filter(option -> option.matches("\\d+"))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(1);
        List<LabelledPhoto> photos = LabelledPhotos.all(seed);
        System.out.printf("%d pictures, seed %d%n", photos.size(), seed);
        for (String folder :
                options.stream().filter(option -> option.contains("/")).toList()) {
            write(photos, Path.of(folder));
        }
        try (FaceCounter faces = FaceCounter.open()) {
            PhotoExamination withFaces = new PhotoExamination(faces);
            PhotoExamination without = new PhotoExamination(null);
            print(Scores.of(photos, withFaces), options.contains("verbose"));
            List<byte[]> contents = photos.stream().map(LabelledPhoto::jpeg).toList();
            Scores.of(photos, without);
            time("without counting faces", without, contents, Fit.NONE);
            time("with counting faces", withFaces, contents, Fit.NONE);
            List<byte[]> phone = PhonePhotos.some(PHONE_PHOTOS);
            time("12-megapixel photo, fit=crop, without", without, phone, Fit.CROP);
            time("12-megapixel photo, fit=crop, with", withFaces, phone, Fit.CROP);
        }
    }

    private static void print(Map<FindingCode, Score> scores, boolean verbose) {
        System.out.printf("%-15s %6s %6s %6s %10s %8s%n", "check", "right", "wrong", "missed", "precision", "recall");
        scores.forEach((code, score) -> {
            System.out.printf(
                    "%-15s %6d %6d %6d %9.1f%% %7.1f%%%n",
                    code,
                    score.right(),
                    score.wrong().size(),
                    score.missed().size(),
                    100 * score.precision(),
                    100 * score.recall());
            if (verbose) {
                score.wrong().forEach(name -> System.out.println("    wrong   " + name));
                score.missed().forEach(name -> System.out.println("    missed  " + name));
            }
        });
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
