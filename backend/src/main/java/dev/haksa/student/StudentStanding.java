package dev.haksa.student;

import org.jspecify.annotations.Nullable;

/**
 * What rules need to know of a student.
 *
 * @param yearLevel by all credits and the thresholds in force (article 26)
 * @param earnedCredits credits earned here; a retaken course counts once
 * @param formerCredits credits recognised from the former university
 * @param previousGpaHundredths GPA of the last regular term with graded courses, in hundredths of a point of 4.5;
 *     null without one
 * @param recognitionFixed whether the list of recognised courses is final (article 4 (5))
 */
public record StudentStanding(
        String studentNumber,
        String name,
        StudentType type,
        Admission admission,
        StudentState state,
        int programId,
        int departmentId,
        int yearLevel,
        int earnedCredits,
        int formerCredits,
        @Nullable Integer previousGpaHundredths,
        boolean recognitionFixed) {}
