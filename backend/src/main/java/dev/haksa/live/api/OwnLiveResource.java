package dev.haksa.live.api;

import dev.haksa.live.LiveEnd;
import dev.haksa.live.LiveResult;
import dev.haksa.live.LiveSeats;
import dev.haksa.live.LiveService;
import dev.haksa.live.LiveStream;
import dev.haksa.live.LiveWaitlist;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.http.QueryValues;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Seats, places and own results as they change. */
@Path("/api/v1/students/me")
@Tag(name = "Live", description = "Server-sent events. / 실시간 알림 스트림")
@RolesAllowed(Roles.STUDENT)
public class OwnLiveResource {
    private final LiveService live;
    private final Callers callers;
    private final TokenExpiry expiry;
    private final Correlation correlation;

    OwnLiveResource(LiveService live, Callers callers, TokenExpiry expiry, Correlation correlation) {
        this.live = live;
        this.callers = callers;
        this.expiry = expiry;
        this.correlation = correlation;
    }

    /** Opens a stream for the caller. */
    @GET
    @Path("/live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "listenToMyTerm",
            summary = "Listen to seats, my places and my results",
            description =
                    "수강신청 화면을 위한 실시간 스트림(Server-Sent Events)입니다. 연결하면 지켜보는 강좌의 자리와 내 대기 순서를 먼저 보내고,"
                            + " 그 뒤로 바뀔 때마다 보냅니다. `Last-Event-ID`를 보내면 그 뒤의 내 결과를 빠짐없이 다시 보냅니다."
                            + " 자리와 대기 순서는 언제나 지금 값입니다.\n\n"
                            + "Events: `seats` (a watched section, at most about three times a second), `waitlist` (all own places"
                            + " of the term), `result` (own events, each once, in order), `end` (why the server ends the stream)."
                            + " A comment comes every 15 seconds when nothing happens. Ids stand with results and comments: send the"
                            + " last one as `Last-Event-ID` and results go on from there; seats and places are always those of now."
                            + " The stream ends when the token expires. Send the token in the header, with a client that can do so;"
                            + " the EventSource of browsers cannot. An account has up to five streams; one more ends the oldest.")
    @APIResponse(
            responseCode = "200",
            description = "The stream; it stays open. / 열려 있는 스트림",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema =
                                    @Schema(
                                            description = "The data of the events. / 각 이벤트의 data",
                                            anyOf = {
                                                LiveSeats.class,
                                                LiveWaitlist.class,
                                                LiveResult.class,
                                                LiveEnd.class
                                            }),
                            examples = {
                                @ExampleObject(name = "seats", value = LiveExamples.SEATS),
                                @ExampleObject(name = "waitlist", value = LiveExamples.WAITLIST),
                                @ExampleObject(name = "result", value = LiveExamples.RESULT),
                                @ExampleObject(name = "heartbeat", value = LiveExamples.HEARTBEAT),
                                @ExampleObject(name = "end", value = LiveExamples.END)
                            }))
    public Uni<RestResponse<LiveStream>> listen(
            @QueryParam("term") @NotNull String term,
            @Parameter(description = "Section to watch; repeatable, at most 50. / 지켜볼 강좌, 여러 번 가능, 최대 50개")
                    @QueryParam("section")
                    @Nullable
                    List<String> sections,
            @Parameter(
                            description = "Id of the last event received; own results after it are sent again."
                                    + " / 마지막으로 받은 이벤트의 id, 그 뒤의 결과를 다시 보냄")
                    @HeaderParam("Last-Event-ID")
                    @Nullable
                    String lastEventId) {
        Set<Integer> watched = QueryValues.ids("section", sections);
        return expiry.current()
                .map(until -> wish(term, watched, lastEventId, until))
                .chain(wish -> callers.current().chain(caller -> live.open(wish, caller)))
                .map(OwnLiveResource::answer);
    }

    private LiveService.Wish wish(String term, Set<Integer> sections, @Nullable String lastEventId, Instant until) {
        return new LiveService.Wish(term, sections, lastEventId, correlation.language(), until);
    }

    private static RestResponse<LiveStream> answer(LiveStream stream) {
        return RestResponse.ResponseBuilder.ok(stream, MediaType.SERVER_SENT_EVENTS_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                // Proxies that gather answers would hold events back.
                .header("X-Accel-Buffering", "no")
                .build();
    }
}
