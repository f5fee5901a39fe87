package dev.haksa.photoregister;

import dev.haksa.photo.RejectionReason;
import dev.haksa.student.Nationality;
import dev.haksa.student.StudentState;
import dev.haksa.student.StudyTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A student in the register.
 *
 * @param faculty empty when the department has none on record
 * @param yearLevel by credits (제26조)
 * @param classGroup empty when there is none
 * @param approvedId the photo that counts; null when there is none
 * @param approvedSha256 its content
 * @param waitingSha256 the content of the photo in review; null when there is none
 * @param latestId the photo that the state speaks of; null without any
 * @param photosVersion of all photos of the student together, which a replacement names
 * @param rejection why, when the state is rejected
 */
public record RegisterEntry(
        String studentNumber,
        String name,
        String faculty,
        int departmentId,
        String department,
        String programCode,
        String program,
        StudyTime studyTime,
        int yearLevel,
        String classGroup,
        StudentState state,
        Nationality nationality,
        RegisterPhotoState photoState,
        @Nullable UUID approvedId,
        @Nullable String approvedSha256,
        @Nullable String waitingSha256,
        @Nullable UUID latestId,
        int photosVersion,
        @Nullable RejectionReason rejection) {
    /** Whether a photo counts for the student. */
    public boolean hasPhoto() {
        return approvedId != null;
    }
}
