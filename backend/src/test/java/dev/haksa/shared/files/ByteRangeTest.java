package dev.haksa.shared.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "bytes=0-0, 10, bytes 0-0/10",
        "bytes=0-9, 10, bytes 0-9/10",
        "bytes=0-10, 10, bytes 0-9/10",
        "bytes=9-, 10, bytes 9-9/10",
        "bytes=0-, 10, bytes 0-9/10",
        "bytes=3-5, 10, bytes 3-5/10",
        "bytes=-1, 10, bytes 9-9/10",
        "bytes=-10, 10, bytes 0-9/10",
        "bytes=-99, 10, bytes 0-9/10",
        "BYTES = 3-5, 10, bytes 3-5/10",
        "bytes=3-999999999999999999, 10, bytes 3-9/10"
    })
    void takes_the_part_that_is_asked_for_as_far_as_there_is_one(String header, long size, String expected) {
        assertThat(ByteRange.of(header, size).of(size)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"bytes=10-, 10", "bytes=10-20, 10", "bytes=-0, 10", "bytes=0-, 0", "bytes=-5, 0"})
    void refuses_a_part_that_is_not_there(String header, long size) {
        assertThatThrownBy(() -> ByteRange.of(header, size)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.type()).isEqualTo(ProblemType.RANGE_NOT_SATISFIABLE);
            assertThat(problem.facts()).containsEntry("sizeBytes", size);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=0-1,4-5",
                "bytes=5-3",
                "bytes=-",
                "bytes=a-b",
                "bytes=--5",
                "lines=0-1",
                "bytes",
                "bytes=0-1;",
                "bytes=0-9999999999999999999999",
                ""
            })
    void answers_several_parts_and_what_it_does_not_understand_with_the_whole_file(String header) {
        assertThat(ByteRange.of(header, 10)).isNull();
    }
}
