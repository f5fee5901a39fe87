package dev.haksa.catalog;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A section as it is shown.
 *
 * @param term code of the term
 * @param title of the section, which may be that of a special topic
 * @param targetYear as printed in the timetable
 * @param enrolled seats taken
 * @param withheld seats given back that are not free yet
 * @param hasSyllabus whether a syllabus can be read
 */
public record Section(
        int id,
        int termId,
        String term,
        String courseNumber,
        String courseTitleKo,
        @Nullable String courseTitleEn,
        int credits,
        String sectionNumber,
        String title,
        Category category,
        @Nullable Integer departmentId,
        @Nullable String departmentNameKo,
        @Nullable String departmentNameEn,
        @Nullable String targetYear,
        List<ClassTime> classTimes,
        @Nullable ExamSlot examSlot,
        int capacity,
        int enrolled,
        int withheld,
        GradingScheme gradingScheme,
        boolean practice,
        State state,
        @Nullable String professorId,
        @Nullable String professorName,
        boolean hasSyllabus,
        int version) {
    /** Copies the class times. */
    public Section {
        classTimes = List.copyOf(classTimes);
    }

    /** Whether it is held. */
    @Schema(description = "Whether the section is held. / 강좌 상태(개설·폐강)")
    public enum State {
        OPEN,
        /** 폐강 (article 5 ②) */
        CLOSED
    }

    /** Whether students only practise in it. */
    public boolean rehearsal() {
        return TermCode.isRehearsal(term);
    }

    /** Seats that anybody may take; none once it is closed. */
    public int freeSeats() {
        return state == State.OPEN ? capacity - enrolled - withheld : 0;
    }
}
