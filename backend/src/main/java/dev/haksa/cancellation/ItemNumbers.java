package dev.haksa.cancellation;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The numbers of an item; the one that the batch's kind has. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "EnrollmentBatchNumbers", description = "The numbers of an item, by the kind of batch. / 항목의 현황")
public record ItemNumbers(
        @Nullable ClosureNumbers closure,
        @Nullable UnderpaymentNumbers underpayment,
        @Nullable WithdrawalNumbers withdrawal) {
    static ItemNumbers of(ClosureNumbers closure) {
        return new ItemNumbers(closure, null, null);
    }

    static ItemNumbers of(UnderpaymentNumbers underpayment) {
        return new ItemNumbers(null, underpayment, null);
    }

    static ItemNumbers of(WithdrawalNumbers withdrawal) {
        return new ItemNumbers(null, null, withdrawal);
    }
}
