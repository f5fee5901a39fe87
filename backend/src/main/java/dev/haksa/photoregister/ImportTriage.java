package dev.haksa.photoregister;

import dev.haksa.photoregister.build.PhotoZip.Photo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which files of an archive are worth looking into.
 *
 * @param departments of the students that exist
 */
record ImportTriage(Reach reach, Map<String, Integer> departments, Map<String, Long> times) {
    static ImportTriage of(Reach reach, Map<String, Integer> departments, List<Photo> photos) {
        Map<String, Long> times = photos.stream()
                .map(photo -> photo.name().studentNumber())
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return new ImportTriage(reach, departments, times);
    }

    /**
     * Why a file is refused without looking into it. Students of other departments are as unknown as those that do not
     * exist; two files for one student are refused both, for who would choose.
     */
    Optional<String> refusal(Photo photo) {
        @Nullable String student = photo.name().studentNumber();
        if (student == null) {
            return Optional.of("PHOTO_IMPORT_NAME");
        }
        @Nullable Integer department = departments.get(student);
        if (department == null || !reach.reaches(department)) {
            return Optional.of("PHOTO_IMPORT_UNKNOWN_STUDENT");
        }
        return times.getOrDefault(student, 0L) > 1 ? Optional.of("PHOTO_IMPORT_DUPLICATE") : Optional.empty();
    }
}
