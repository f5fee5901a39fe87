package dev.haksa.live.api;

import dev.haksa.live.LiveStream;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Lets a stream write its answer. The platform's own way for event streams sends the status before anything can be
 * checked, and encodes every event for every listener; here the same bytes go to all who watch a section.
 */
@Provider
@Produces(MediaType.SERVER_SENT_EVENTS)
public class LiveStreamWriter implements ServerMessageBodyWriter<LiveStream> {
    @Override
    public boolean isWriteable(Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return LiveStream.class.isAssignableFrom(type);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return LiveStream.class.isAssignableFrom(type);
    }

    @Override
    public void writeResponse(LiveStream stream, Type generic, ServerRequestContext context) {
        ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) context;
        ServerHttpResponse response = context.serverResponse();
        request.suspend();
        response.setChunked(true);
        response.addCloseHandler(stream::gone);
        stream.open(new ResponseOutlet(Objects.requireNonNull(Vertx.currentContext()), request, response));
    }

    @Override
    public void writeTo(
            LiveStream stream,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream entity) {
        throw new UnsupportedOperationException("streams are written to the connection, not to a buffer");
    }

    private record ResponseOutlet(Context thread, ResteasyReactiveRequestContext request, ServerHttpResponse response)
            implements LiveStream.Outlet {
        @Override
        public void later(Runnable work) {
            thread.runOnContext(ignored -> work.run());
        }

        @Override
        public CompletionStage<?> write(byte[] bytes) {
            return response.write(bytes);
        }

        @Override
        public void end() {
            response.end();
            request.close();
        }

        @Override
        public void abort() {
            response.reset();
            request.close();
        }
    }
}
