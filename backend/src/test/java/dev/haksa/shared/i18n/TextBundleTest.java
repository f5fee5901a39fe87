package dev.haksa.shared.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class TextBundleTest {
    private final TextBundle bundle = new TextBundle();

    @Test
    void collects_the_texts_of_all_files() throws IOException {
        add("a_ko.properties", "one=하나\n# note\ntwo=둘");
        add("b_ko.properties", "three=셋");
        assertThat(bundle.texts())
                .containsEntry("one", "하나")
                .containsEntry("two", "둘")
                .containsEntry("three", "셋")
                .hasSize(3);
    }

    @Test
    void refuses_a_key_that_an_earlier_file_has_and_names_it() throws IOException {
        add("a_ko.properties", "one=하나");
        assertThatThrownBy(() -> add("b_ko.properties", "two=둘\none=하나"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("key one ", "a_ko.properties", "b_ko.properties");
    }

    @Test
    void refuses_a_key_that_stands_in_a_file_twice() {
        assertThatThrownBy(() -> add("a_ko.properties", "one=하나\none=또"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("key one ");
    }

    @Test
    void the_texts_of_both_languages_have_the_same_keys() {
        assertThat(Texts.keys(Language.KO)).isEqualTo(Texts.keys(Language.EN));
    }

    private void add(String file, String content) throws IOException {
        bundle.add(file, new StringReader(content));
    }
}
