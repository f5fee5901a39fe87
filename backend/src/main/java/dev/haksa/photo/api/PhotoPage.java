package dev.haksa.photo.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.shared.paging.Page;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of photos. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "StudentPhotoPage", description = "A page of photos. / 사진 목록")
public record PhotoPage(
        List<PhotoResponse> items,

        @Schema(description = "Cursor of the next page; absent on the last one. / 다음 쪽의 커서") @Nullable
        String next,

        @Schema(description = "Number of all, only with count=true. / 전체 건수") @Nullable
        Long count) {
    static <T> PhotoPage from(Page<T> page, Function<T, PhotoResponse> response) {
        return new PhotoPage(page.items().stream().map(response).toList(), page.next(), page.count());
    }
}
