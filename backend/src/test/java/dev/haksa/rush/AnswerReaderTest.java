package dev.haksa.rush;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
    private final AnswerReader reader = new AnswerReader();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1_000})
    void reads_a_body_of_known_length_however_it_is_cut(int size) {
        Answer answer = read("HTTP/1.1 422 Unprocessable\r\nCONTENT-LENGTH: 4\r\nA: b\r\n\r\nabcd", size);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(text(answer)).isEqualTo("abcd");
        assertThat(answer.keepAlive()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1_000})
    void joins_chunks(int size) {
        Answer answer = read(
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nConnection: close\r\n\r\n2\r\nab\r\na\r\n0123456789\r\n0\r\n\r\n",
                size);
        assertThat(text(answer)).isEqualTo("ab0123456789");
        assertThat(answer.keepAlive()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000})
    void knows_that_an_answer_without_length_has_no_body(int size) {
        assertThat(read("HTTP/1.1 204 No Content\r\n\r\n", size).body()).isEmpty();
    }

    private Answer read(String bytes, int size) {
        reader.clear();
        for (int at = 0; at < bytes.length(); at += size) {
            assertThat(reader.isComplete()).isFalse();
            String part = bytes.substring(at, Math.min(bytes.length(), at + size));
            reader.add(ByteBuffer.wrap(part.getBytes(StandardCharsets.US_ASCII)));
        }
        assertThat(reader.isComplete()).isTrue();
        return reader.answer(1);
    }

    private static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.US_ASCII);
    }
}
