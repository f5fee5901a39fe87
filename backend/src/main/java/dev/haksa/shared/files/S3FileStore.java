package dev.haksa.shared.files;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import mutiny.zero.flow.adapters.AdaptersToFlow;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.async.ResponsePublisher;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A bucket of an object store as file store, with the same names as in a folder: {@code <prefix>ab/abcdef…}. An object
 * appears when it is complete. S3 cannot remove an object on condition of its age, and knows the same content put again
 * by the same tag; so removing has a turn, and whoever puts looks once more after it.
 */
final class S3FileStore implements FileStore {
    private static final int PIECE_BYTES = 64 * 1024;
    /** Pieces on their way between the threads of the SDK and ours. */
    private static final int PIECES = 4;

    private final S3AsyncClient client;
    private final S3Bucket bucket;
    private final FileTurns turns;
    private final Vertx vertx;

    S3FileStore(S3Bucket bucket, FileTurns turns, Vertx vertx) {
        this.client = bucket.client();
        this.bucket = bucket;
        this.turns = turns;
        this.vertx = vertx;
    }

    /**
     * After the object is there, nobody removes it who saw an older one: who began before is waited for, and what such a
     * one removed is put again; who begins later sees that it is young.
     */
    @Override
    public Uni<Void> put(IncomingFile file) {
        return upload(file)
                .chain(() -> turns.awaitRemovals(file.sha256()))
                .chain(() -> head(file.sha256()))
                .onFailure(S3Failures::isMissing)
                .recoverWithUni(() ->
                        upload(file).replaceWith(HeadObjectResponse.builder().build()))
                .chain(() -> vertx.fileSystem().delete(file.path().toString()))
                .onFailure()
                .transform(S3Failures::unavailable);
    }

    @Override
    public Uni<Long> size(String sha256) {
        return head(sha256).map(HeadObjectResponse::contentLength).onFailure().transform(problem(sha256));
    }

    @Override
    public Uni<Multi<Buffer>> read(String sha256) {
        return read(new S3Reading(sha256, 0, S3Reading.TO_THE_END));
    }

    @Override
    public Uni<Multi<Buffer>> read(String sha256, long offset, long length) {
        return length == 0
                ? size(sha256).replaceWith(Multi.createFrom().empty())
                : read(new S3Reading(sha256, offset, length));
    }

    /** A line that breaks off, as one does that rests while the reader does, is taken up again where it broke. */
    private Uni<Multi<Buffer>> read(S3Reading reading) {
        return content(reading)
                .map(content -> content.onItem()
                        .invoke(piece -> reading.taken(piece.length()))
                        .onFailure(failure -> reading.maybeTakenUpAgain())
                        .recoverWithMulti(failure -> takenUpAgain(reading)));
    }

    private Multi<Buffer> takenUpAgain(S3Reading reading) {
        return read(reading.rest()).onItem().transformToMulti(rest -> rest);
    }

    @Override
    public List<String> shelves() {
        return FileNames.SHELVES;
    }

    @Override
    public Uni<List<String>> list(String shelf) {
        String folder = bucket.prefix() + shelf + "/";
        return Multi.createFrom()
                .publisher(AdaptersToFlow.publisher(client.listObjectsV2Paginator(request ->
                                request.bucket(bucket.name()).prefix(folder).maxKeys(bucket.page()))
                        .contents()))
                .map(S3Object::key)
                .map(key -> key.substring(folder.length()))
                .filter(FileNames::isName)
                .collect()
                .asList()
                .plug(this::back)
                .onFailure()
                .transform(S3Failures::unavailable);
    }

    @Override
    public Uni<Boolean> removeIfOlder(String sha256, Instant than) {
        return turns.remove(sha256, () -> removeOlder(sha256, than))
                .onFailure(S3Failures::isMissing)
                .recoverWithItem(false)
                .onFailure()
                .transform(S3Failures::unavailable);
    }

    @Override
    public Uni<Void> check() {
        return call(() -> client.headBucket(request -> request.bucket(bucket.name())
                        .overrideConfiguration(bucket.limits().brief())))
                .onFailure()
                .transform(failure -> S3Failures.unusable(failure, bucket))
                .replaceWithVoid();
    }

    @Override
    public void close() {
        client.close();
    }

    /** The turn is a connection to the database, so nobody waits long here. */
    private Uni<Boolean> removeOlder(String sha256, Instant than) {
        return call(() -> client.headObject(request -> request.bucket(bucket.name())
                        .key(key(sha256))
                        .overrideConfiguration(bucket.limits().brief())))
                .map(HeadObjectResponse::lastModified)
                .chain(put ->
                        put.isBefore(than) ? delete(sha256) : Uni.createFrom().item(false));
    }

    private Uni<Boolean> delete(String sha256) {
        return call(() -> client.deleteObject(request -> request.bucket(bucket.name())
                        .key(key(sha256))
                        .overrideConfiguration(bucket.limits().brief())))
                .replaceWith(true);
    }

    /** The store compares what arrives with the hash before the object appears. */
    private Uni<Void> upload(IncomingFile file) {
        String hash = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(file.sha256()));
        return call(() -> client.putObject(
                        request -> request.bucket(bucket.name())
                                .key(key(file.sha256()))
                                .checksumSHA256(hash)
                                .overrideConfiguration(bucket.limits().sending(file.size())),
                        AsyncRequestBody.fromFile(body -> body.path(file.path()).chunkSizeInBytes(PIECE_BYTES))))
                .replaceWithVoid();
    }

    private Uni<HeadObjectResponse> head(String sha256) {
        return call(
                () -> client.headObject(request -> request.bucket(bucket.name()).key(key(sha256))));
    }

    private GetObjectRequest get(S3Reading reading) {
        return GetObjectRequest.builder()
                .bucket(bucket.name())
                .key(key(reading.sha256()))
                .range(reading.range())
                .build();
    }

    /** Pieces are asked for as the reader takes them, so a slow one holds back the store and fills no memory. */
    private Uni<Multi<Buffer>> content(S3Reading reading) {
        GetObjectRequest request = get(reading);
        Context context = vertx.getOrCreateContext();
        return Opened.takenOrClosed(
                        call(() -> client.getObject(request, AsyncResponseTransformer.toPublisher())),
                        S3FileStore::unread)
                .map(body -> Multi.createFrom()
                        .publisher(AdaptersToFlow.publisher(body))
                        .map(S3FileStore::buffer)
                        .emitOn(context::runOnContext, PIECES))
                .onFailure(S3Failures::isBeyondEnd)
                .recoverWithItem(Multi.createFrom().empty())
                .onFailure()
                .transform(problem(reading.sha256()));
    }

    /** Gives back the connection of a content that nobody reads. */
    private static Uni<Void> unread(ResponsePublisher<GetObjectResponse> body) {
        Multi.createFrom()
                .publisher(AdaptersToFlow.publisher(body))
                .subscribe()
                .with(piece -> {}, failure -> {})
                .cancel();
        return Uni.createFrom().voidItem();
    }

    private static Buffer buffer(ByteBuffer piece) {
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        return Buffer.buffer(bytes);
    }

    /** The SDK may have to look for credentials first, which blocks; its answers come on threads of its own. */
    private <T> Uni<T> call(Supplier<CompletionStage<T>> request) {
        return Uni.createFrom()
                .completionStage(request)
                .runSubscriptionOn(io.smallrye.mutiny.infrastructure.Infrastructure.getDefaultWorkerPool())
                .plug(this::back);
    }

    private <T> Uni<T> back(Uni<T> answer) {
        Context context = vertx.getOrCreateContext();
        return answer.emitOn(context::runOnContext);
    }

    private static Function<Throwable, Throwable> problem(String sha256) {
        return failure ->
                S3Failures.isMissing(failure) ? StoreFailures.missing(sha256) : S3Failures.unavailable(failure);
    }

    private String key(String sha256) {
        return bucket.prefix() + FileNames.shelf(sha256) + "/" + sha256;
    }
}
