package dev.haksa.change.domain;

import dev.haksa.change.Channel;
import dev.haksa.change.ReceiptRule;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The receipt date (접수일자, 제42조①). */
public final class ReceiptDates {
    private ReceiptDates() {}

    /**
     * The day that counts as that of an application.
     *
     * @param arrived the postmark, or the day on which the fax arrived; null online
     * @param enlistment day of enlistment; null unless the kind has one
     */
    public static LocalDate of(
            ReceiptRule rule,
            Channel channel,
            LocalDate today,
            @Nullable LocalDate arrived,
            @Nullable LocalDate enlistment) {
        if (rule == ReceiptRule.ENLISTMENT && enlistment != null) {
            return enlistment;
        }
        boolean onPaper = channel == Channel.POST || channel == Channel.FAX;
        return onPaper && arrived != null ? arrived : today;
    }
}
