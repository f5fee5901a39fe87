package dev.haksa.calendar.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Names for the contract: pages are generic in code, and a contract needs a name for each. */
final class WindowPages {
    private WindowPages() {}

    @Schema(name = "WindowPage", description = "A page of windows; next is the cursor of the next one. / 기간 목록 한 쪽")
    record WindowPage(
            List<WindowResponse> items,
            @Nullable String next,
            @Nullable Long count) {}
}
