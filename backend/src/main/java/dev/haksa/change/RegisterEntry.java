package dev.haksa.change;

import dev.haksa.student.StudentState;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of the register of changes (변동대장, 제43조): who the student was when the change was approved.
 *
 * @param onBehalfOf the president, when a delegate approved (제57조)
 */
public record RegisterEntry(
        int number,
        int changeId,
        ChangeKind kind,
        String studentNumber,
        String studentName,
        int departmentId,
        String departmentName,
        String programCode,
        int yearLevel,
        StudentState stateBefore,
        Channel channel,
        LocalDate receiptDate,
        LocalDate effectiveOn,
        String reason,
        Instant approvedAt,
        String approvedBy,
        @Nullable String onBehalfOf) {}
