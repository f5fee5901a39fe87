package dev.haksa.shared.overload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiPathsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/jpeg",
                "image/jpeg; x=json",
                "image/jpeg;x=application/x-www-form-urlencoded",
                "multipart/form-data; boundary=json",
                "application/octet-stream;a=\"+json\"",
                "text/csv",
                "*/*",
                "*/json",
                "*/a+json",
                ""
            })
    void what_an_operation_may_take_for_a_file_is_one(String type) {
        assertThat(ApiPaths.isFile(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json;charset=UTF-8",
                "Application/JSON ; a=image/jpeg",
                "application/merge-patch+json",
                "application/x-www-form-urlencoded; charset=utf-8"
            })
    void fields_are_none(String type) {
        assertThat(ApiPaths.isFile(type)).isFalse();
    }
}
